"""What furniture says: forms, credits, menus and notices, as patterns over folded text.

Each pattern names a habit of many sites and agencies, never one page. One alternative a line.
"""

from __future__ import annotations

import re

from flows.core.prefixes import AGENCIES

_URL = r"(?:https?://|www\.)\S+"
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_WIRES = AGENCIES.casefold()
_PICTURE = r"(?:file )?(?:photo|image|picture|photograph|illustration|video|graphic|pic)s?"
_PAGE = r"(?:article|story|post|piece|page|content|newsletter|column)"

#: A whole line that is nothing else. Loose: such a line is rarely news.
LINES: dict[str, tuple[str, ...]] = {
    "timestamp": (
        r"(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?",
        r"(?:published|updated|posted)(?: on)? .{4,40} by .{2,40}",
    ),
    "mail header": (r"(?:from|to|cc|reply-to|sent|date)\s?: .{0,80}[@<].{0,80}",),
    "web address": (
        rf"(?:[\w ]{{0,24}}:\s*)?<?{_URL}>?",
        r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co|gov|edu|info|tv|news|io)(?:\.[a-z]{2})?(?:/\S*)?",
    ),
    "source line": (
        r"(?:sources?|via)\s?:\s?\S.{1,80}",
        (
            rf"(?:this {_PAGE} )?(?:was )?(?:originally |first )?(?:published|appeared) (?:at"
            rf"|on|by|in)\b"
            r":?\s(?!\d|mon|tue|wed|thu|fri|sat|sun).{2,80}"
        ),
    ),
    "comment form": (
        r"(?:leave|post|write|add|submit) (?:a |your )?(?:reply|comment|response)\b.{0,30}",
        r"\d+ (?:comments?|replies|responses|thoughts? on\b.*)",
        r"comments?(?: \(\d+\)| \d+| are closed\.?| section)?",
        r"no comments(?: yet)?\.?",
        r"(?:reply|cancel reply|post comment|view comments|log ?in to (?:comment|reply))",
        r"join the (?:conversation|discussion)\.?",
        r"be the first to (?:comment|reply)\.?",
        r"(?:your )?(?:name|e-?mail|website|message)\s*\*?",
    ),
    "press release mark": (
        r"(?:for immediate release|(?:press|news|media) release)(?:\s?[:|–—-].{0,60})?",
        r"(?:\w+ )?(?:news|press|media) release\s?[|:–—-].{0,40}",
        r"embargoed\b.{0,60}",
        r"[-–—\W]*ends?[-–—\W]*",
        r"notes? to editors?",
        r"(?:media|press) (?:contacts?|enquiries|inquiries|office)",
        r"not for (?:distribution|publication|release)\b.{0,80}",
    ),
    "contact": (
        rf"(?:.{{0,60}}\W)?{_EMAIL}\W*+(?:\w\S*+\W*+){{0,4}}",
        (
            r"(?:(?:tel|phone|telephone|mobile|call|fax|contact|t|m|p)[.:]*\s*)?"
            r"[+(]*(?!(?:19|20)\d\d\D+\d)\d[\d ()./-]{6,}\d(?:\s*(?:ext|x)\.?\s*\d+)?"
        ),
        r"(?:(?:media |press )?contacts?|for (?:more|further) information)\b.{0,80}[:@].{0,80}",
    ),
    "photo credit": (
        rf"\W?{_PICTURE}(?: (?:credit|courtesy|source|by|from|of|via))*\s*[:/|©]\s*\S.{{0,120}}",
        rf"\W?{_PICTURE} (?:by|courtesy(?: of)?|via)\s\S.{{0,80}}",
        r"(?:credit|image source|courtesy)s?\s*:\s*\S.{0,80}",
        (
            r"[(\[]?(?:ap|reuters|afp|getty(?: images)?|epa|shutterstock|alamy|pa|xinhua)"
            r"(?: photo| images| wire)?\s*/\s*[\w .'-]{2,60}[)\]]?"
        ),
        r"[(\[][\w .'-]{2,40}/(?:ap|reuters|afp|getty|epa)\b.{0,40}[)\]]",
        r"getty images|shutterstock|reuters/[\w .'-]{2,40}",
    ),
    "photo caption": (
        r"(?:video|image|photo|figure) caption,?",
        r"(?:file|caption|pictured|photos?|in pictures)\s*(?:photo|image|pic)?\s*[–—:-]\s+\S.*",
    ),
    "copyright": (
        r"(?:©|\(c\) ?\d|copyright(?:$|\s*(?:©|\(c\)|\d{4}|:|by\b))).{0,200}",
        r".{0,160}\ball rights reserved\b.{0,80}",
    ),
    "related link": (
        r"(?:also )?read(?: (?:more|also|next|the full (?:story|article|statement|report)))",
        r"also read",
        r"related(?: (?:stor(?:y|ies)|articles?|news|coverage|links?|topics?|content|posts?))?",
        r"see (?:also|more)",
        r"more (?:on|from) .{1,60}",
        r"more (?:stories|news|coverage|headlines)(?: .{1,40})?",
        r"most (?:read|popular|viewed|shared)",
        r"(?:trending|popular)(?: (?:now|stories|posts|topics))?",
        r"(?:up next|next|previous|elsewhere|further reading|what to read next)",
        r"recommended(?: for you| stories| reading)?",
        r"you (?:may|might) (?:also )?(?:like|be interested in).{0,20}",
        r"editors?'?s'? (?:picks?|choice)",
        r"don't miss|in case you missed it|top stories|latest stories|in this (?:article|story)",
        (
            r"(?:read (?:more|also|next)|also read|related|see also|watch|listen|explainer"
            r"|live updates"
            r"|recommended|must read|more)\s*[:|»>]\s*\S.{0,160}"
        ),
    ),
    "tags": (
        (
            r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|labels?|posted in"
            r"|tagged(?: with)?)"
            r"\s*:\s*\S.{0,160}"
        ),
        r"(?:#\w+\s*)+",
    ),
    "advertisement": (
        r"advert(?:isement|ising|orial)?s?|ad|ad feedback|paid (?:content|post)",
        r"(?:sponsored|promoted)(?: (?:content|post))?(?: by .{1,40})?",
        r"(?:story|article) continues (?:below|after).{0,40}",
        r"(?:continue reading|scroll (?:down )?to continue|skip (?:ad|advertisement)).{0,60}",
    ),
    "subscription": (
        (
            r"(?:subscribe|sign ?up|sign ?in|log ?in|register|join|donate|support|get|try"
            r"|download|install"
            r"|follow|become|upgrade|manage)\b.{0,40}\b(?:newsletters?|here|free|account|us"
            r"|our app|the app"
            r"|journalism|member|supporter|inbox|subscription|subscriber|substack|patreon"
            r"|premium)\b.{0,60}"
        ),
        r"(?:subscribe|sign ?up|sign ?in|log ?in|log ?out|register|donate)(?: now| today)?",
        r"newsletters?|my account|subscriptions?|already a subscriber\?.{0,40}",
        r"support (?:us|our work)|give|upgrade|(?:start (?:your )?)?free trial|get started",
        r"thanks for reading.{0,80}",
        rf"this {_PAGE} is for (?:paid |paying )?subscribers.{{0,20}}",
        r"share this post|discussion about this post",
    ),
    "cookie notice": (
        r"(?:accept|reject|manage|allow)(?: all)?(?: cookies)?(?: settings| preferences)?",
        r".{0,60}\bcookies? (?:policy|settings|preferences|notice|consent)\b.{0,40}",
    ),
    "page control": (
        r"skip to (?:main )?(?:content|navigation)|back to (?:top|home)|toggle (?:navigation|menu)",
        r"main menu|open menu|menu|close|search|loading|play|pause|mute|ok|yes|no thanks|saved?",
        r"(?:show|hide|view|load|see) (?:more|less|all)(?: comments)?",
        r"(?:next|previous) (?:page|article|post|story)",
        r"page \d+(?: of \d+)?|image \d+ of \d+|\d+ ?(?:/|of) ?\d+",
        r"(?:click|tap) here.{0,60}|enlarge(?: image)?|contents|table of contents|transcript|embed",
        r"please enable javascript.{0,60}|view (?:in|on) .{1,30}",
        (
            r"terms (?:of|and|&) .{1,20}|privacy(?: policy| notice)?|accessibility(?: statement)?"
            r"|site ?map"
        ),
        r"about us|contact us|advertise(?: with us)?|cookies?|imprint|report (?:an )?error",
        r"report (?:abuse|this (?:ad|comment))|related internet links",
        r"our standards: .{2,60}|is this page useful\??|was this (?:page|article) helpful\??",
        r"print this page|(?:text|font) size.{0,20}|translate|language|english|change language",
        r"listen to (?:this )?(?:article|story).{0,30}|\d+[ -]min(?:ute)?s? (?:read|listen)",
        r"(?:reading|read) time\b.{0,30}",
    ),
    "byline": (
        (
            r"(?:reporting|writing|editing|additional reporting|compiled|edited|written"
            r"|reported|words"
            r"|text|story|posted|translated|produced|photographs|research) by:?\s.{2,160}"
        ),
        r"(?:authors?|byline|by)\s*[:|]\s*.{2,80}",
        r"(?:staff|our) (?:reporter|writer|correspondent)|from our (?:own )?correspondent",
        r"(?:by )?(?:our )?(?:staff|news|web) (?:desk|reporters?|writers?|team)|newsroom",
        r"(?:with )?agencies|associated press|press association|agency report|monitoring desk",
    ),
}

#: One sentence of a longer line. Strict: it stands among news.
SENTENCES: dict[str, tuple[str, ...]] = {
    "web address": (rf"(?:[\w ]{{0,24}}:\s*)?<?{_URL}>?\.?$",),
    "comment form": (
        r"your e-?mail (?:address )?will not be (?:published|shared|made public)",
        r"required fields are marked",
        r"save my name, e-?mail",
        r"notify me of (?:new|follow-?up)",
        r"this site uses akismet|learn how your comment data",
        r"you must be logged in to|(?:please )?log in to (?:leave|post) a comment",
        r"comments are (?:closed|moderated)\b",
        r"please keep (?:your )?comments\b",
    ),
    "subscription": (
        (
            r"(?:please )?(?:subscribe|sign ?up|register|donate|join us|download our"
            r"|follow us|like us"
            r"|become a (?:member|subscriber|supporter|patron)|get the (?:latest|best|day's)"
            r"|support (?:our|independent|quality|local)|find us|stay (?:up to date|informed"
            r"|connected)"
            r" with)\b[^.]{0,120}\b(?:our|us|your|newsletter|inbox|here|app|journalism|subscriber"
            r"|whatsapp|channel|account)\b"
        ),
        r"thanks for reading\b",
        r"(?:subscribe|sign ?up|upgrade|log ?in) to (?:keep reading|continue|read|unlock|access)\b",
        rf"this {_PAGE} is (?:public|free|for (?:paid|paying|subscribers))\b",
        r"already (?:a subscriber|have an account)\b",
        rf"you(?:'ve| have) (?:reached your|read your last|used)\b.{{0,40}}(?:{_PAGE}|limit)",
        r"to continue reading\b",
        r"enter your e-?mail\b",
        r"by (?:signing up|subscribing|clicking|continuing|submitting)\b.{0,40}\byou\b",
    ),
    "cookie notice": (
        (
            r"(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,60}\b(?:uses?"
            r"|stores?)\b.{0,20}"
            r"\bcookies\b(?!.{0,80}\bsaid\b)"
        ),
        r"by (?:using|continuing to use) (?:this|our) (?:web)?site",
        r"you can (?:change|manage) your (?:cookie|privacy)",
    ),
    "copyright": (
        r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}))",
        r"all rights reserved\b",
        rf"this (?:material|{_PAGE}) may not be (?:published|reproduced)",
        r".{0,60}\bmay not be (?:published, broadcast|reproduced without)",
    ),
    "photo credit": (
        rf"[(\[](?:{_PICTURE}|credit|getty|ap photo|afp via)\b.{{0,80}}[)\]]\.?$",
        r"[(\[](?:ap|reuters|afp|getty(?: images)?|epa|shutterstock)(?:/| photo).{0,80}[)\]]\.?$",
        rf"[(\[][\w .'-]{{2,40}}/(?:{_WIRES}|getty|epa)\b.{{0,40}}[)\]]\.?$",
        rf"{_PICTURE}(?: credits?)?\s?:\s.{{2,80}}$",
    ),
    "photo caption": (r"file\s*(?:photo)?\s*[–—-]\s+\S",),
    "agency mark": (
        (
            rf"[(\[–—-]+\s?(?:with (?:inputs|files) from )?(?:{_WIRES}|agencies|staff|ends)"
            rf"(?:[/,&] ?(?:{_WIRES}|agencies))*\s?[)\]]?\.?$"
        ),
    ),
    "related link": (
        r"(?:read (?:more|also|next)|also read|related|see also)\s*[:|»>]\s*\S",
        r"read more (?:here|about)\b|(?:click|tap) here\b",
        rf"read the full (?:{_PAGE}|interview)\b",
        r"(?:for )?more (?:on|about) this (?:story|topic)\b",
    ),
    "advertisement": (
        r"(?:story|article) continues (?:below|after)\b",
        rf"this {_PAGE} (?:is|was) (?:sponsored|paid for)\b",
    ),
    "page control": (
        r"please enable javascript\b",
        r"the .{2,40} is not responsible for the content of external\b",
        r"(?:this|your) browser does not support\b",
        r"to view this (?:video|content)\b",
    ),
    "editor's note": (
        r"this (?:interview|conversation|transcript) (?:has been|was) edited\b",
        r"(?:correction|clarification|editor's note)\s?:",
    ),
    "byline": (
        r".{0,160}\bcontributed (?:to this (?:report|article|story|piece)|reporting)\b",
        (
            r"[(\[]?(?:additional )?(?:reporting|writing|editing) by [^.]{2,120}"
            r"(?:; ?editing by [^.]{2,80})?[)\].]*$"
        ),
    ),
    "source line": (rf"this {_PAGE} (?:(?:was|is) )?(?:originally|first|republished|appeared)\b",),
    "contact": (
        (
            rf"(?:contact|email|write to|reach|send (?:tips|letters)|got a (?:tip"
            rf"|story)).{{0,80}}{_EMAIL}"
        ),
        rf"(?:.{{0,40}}\W)?{_EMAIL}\.?$",
    ),
}


def _compiled(
    phrases: dict[str, tuple[str, ...]], end: str
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(f"(?:{'|'.join(alts)}){end}")) for kind, alts in phrases.items())


LINE_PATTERNS = _compiled(LINES, "$")
SENTENCE_PATTERNS = _compiled(SENTENCES, "")
