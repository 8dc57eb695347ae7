"""The vocabulary of page furniture: what buttons, forms, credits and menus say.

Each pattern names a habit of many sites and agencies, never one page. Whole-line patterns may be
loose, because a line that is nothing else is rarely news; patterns for a sentence within a
paragraph are strict.
"""

from __future__ import annotations

import re

from flows.core.prefixes import AGENCIES

_SHARE = frozenset(
    ["share", "tweet", "facebook", "twitter", "whatsapp", "linkedin", "email", "e-mail", "mail", "print", "copy", "link", "pin", "pinterest", "reddit", "telegram", "instagram", "threads", "bluesky", "messenger", "flipboard", "tumblr", "sms", "gift", "save", "bookmark", "listen", "youtube", "tiktok", "snapchat", "mastodon", "viber", "line", "flip", "comment", "comments", "like", "follow", "repost", "copied", "url", "icon"]
)
_SHARE_GLUE = frozenset(
    ["this", "article", "story", "post", "page", "on", "via", "to", "by", "with", "or", "and", "us", "x", "the", "a", "it", "your", "friend", "friends", "now", "options", "buttons", "link", "opens", "in", "new", "window", "app", "click", "more", "for", "later", "min", "read", "count", "audio"]
)
_SECTIONS = frozenset(
    ["home", "news", "world", "international", "national", "local", "politics", "business", "economy", "markets", "money", "finance", "tech", "technology", "science", "health", "sport", "sports", "football", "opinion", "editorial", "editorials", "comment", "analysis", "culture", "arts", "entertainment", "lifestyle", "life", "travel", "food", "style", "education", "environment", "climate", "weather", "video", "videos", "photos", "pictures", "podcast", "podcasts", "live", "latest", "breaking", "us", "u.s.", "usa", "uk", "u.k.", "eu", "europe", "asia", "africa", "americas", "america", "australia", "canada", "china", "india", "pakistan", "afghanistan", "middle", "east", "latin", "north", "south", "central", "global", "regional", "region", "states", "state", "city", "metro", "crime", "law", "justice", "courts", "religion", "features", "feature", "investigations", "magazine", "obituaries", "letters", "blogs", "blog", "newsletters", "archive", "about", "contact", "contacts", "jobs", "careers", "advertise", "menu", "search", "more", "all", "topics", "sections", "section", "top", "stories", "story", "headlines", "front", "page", "security", "defence", "defense", "energy", "companies", "industry", "society", "history", "books", "film", "music", "tv", "radio", "games", "cars", "motoring", "property", "careers", "help", "faq", "login", "register", "subscribe", "shop", "store", "events", "calendar", "exclusive", "uncategorized", "uncategorised", "general", "other"]
)
_TIME = frozenset(
    ["published", "updated", "posted", "modified", "first", "last", "date", "time", "on", "at", "by", "ago", "about", "just", "now", "today", "yesterday", "an", "a", "one", "two", "minute", "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "second", "seconds", "day", "days", "week", "weeks", "month", "months", "year", "years", "h", "m", "d", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "gmt", "utc", "bst", "est", "edt", "et", "cet", "cest", "cst", "cdt", "ct", "pst", "pdt", "pt", "ist", "pkt", "aest", "local", "read", "original", "originally", "issued", "released", "release", "created", "edited", "st", "nd", "rd", "th", "of", "and", "noon", "midnight"]
)
_TIME_CORE = re.compile(
    r"\d{4}|\bago\b|\b(?:today|yesterday|just now)\b|\d{1,2}[:.]\d{2}|\d{1,2}[/.-]\d{1,2}"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bmin(?:ute)?s?\b",
)
_WORD = re.compile(r"[^\W_](?:[\w.'-]*[\w.])?")
_URL = r"(?:https?://|www\.)\S+"
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"

_AGENCY_NAMES = re.compile(rf"(?:{AGENCIES})", re.IGNORECASE)

#: (kind, pattern) for a whole line, folded; the first that matches names it.
_LINES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("web address", rf"(?:[\w ]{{0,24}}:\s*)?<?{_URL}>?$"),
        ("web address", r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk|gov|edu|info|tv|news|io)(?:/\S*)?$"),
        ("source line", r"(?:source|sources|via|originally published (?:at|on|by|in)|"
                        r"(?:this (?:article|story|post) )?(?:was )?(?:originally |first )?(?:published|appeared) (?:at|on|by|in))\b:?\s.{2,80}$"),
        ("comment form", r"(?:leave|post|write|add|submit) (?:a |your )?(?:reply|comment|response)\b.{0,30}$"),
        ("comment form", r"(?:\d+ (?:comments?|replies|responses|thoughts? on\b.*)|comments?(?: \(\d+\)| \d+| are closed\.?| section)?|"
                         r"no comments(?: yet)?\.?|join the (?:conversation|discussion)\.?|reply|log ?in to (?:comment|reply)|"
                         r"cancel reply|post comment|be the first to comment\.?|add comment|view comments)$"),
        ("comment form", r"(?:name|e-?mail|website|comment|your (?:name|e-?mail)|message)\s*\*?$"),
        ("press release mark", r"(?:for immediate release|press release|news release|media release|embargoed\b.{0,60}|ends?|-+ ?ends? ?-+|"
                               r"notes? to editors?|media (?:contacts?|enquiries|inquiries)|press (?:contacts?|office)|boilerplate|not for (?:distribution|publication)\b.{0,80})$"),
        ("contact", rf"(?:.{{0,60}}\W)?{_EMAIL}\W*(?:\S+\W*){{0,4}}$"),
        ("contact", r"(?:(?:tel|phone|telephone|mobile|call|fax|contact|t|m|p)[.:]*\s*)?\+?\(?\d[\d ()./-]{6,}\d(?:\s*(?:ext|x)\.?\s*\d+)?$"),
        ("contact", r"(?:contacts?|media contacts?|press contacts?|press enquiries|media inquiries|for (?:more|further) information)\b.{0,80}[:@].{0,80}$"),
        ("photo credit", r"\W?(?:photos?|images?|pictures?|file photo|photographs?|illustration|video|graphics?|credit|pic|photo illustration|image source|"
                         r"(?:photo|image|picture|video) (?:credit|courtesy|source|by))s?(?: (?:credit|courtesy|source|by|from|of|via))*\s*[:/|©]\s*\S.{0,120}$"),
        ("photo credit", r"\W?(?:photo|image|picture|photograph|video)s? (?:by|courtesy(?: of)?|via)\s\S.{0,80}$"),
        ("photo credit", r"[(\[]?(?:ap|reuters|afp|getty(?: images)?|epa|shutterstock|alamy|pa|xinhua)(?: photo| images| wire)?\s*/\s*[\w .'-]{2,60}[)\]]?$"),
        ("photo caption", r"(?:file|caption|pictured|photo|photos|in pictures)\s*(?:photo|image|pic)?\s*[–—:-]\s+\S.*$"),
        ("copyright", r"(?:©|\(c\)|copyright\b|all rights reserved).{0,200}$"),
        ("copyright", r".{0,160}\ball rights reserved\b.{0,80}$"),
        ("related link", r"(?:read (?:more|also|next|the full (?:story|article|statement|report))|also read|related(?: (?:stor(?:y|ies)|articles?|news|coverage|links?|topics?|content|posts?))?|"
                         r"see (?:also|more)|more (?:on|from|about|in|like) .{1,60}|more (?:stories|news|coverage|headlines)|most (?:read|popular|viewed|shared)|trending(?: now)?|up next|"
                         r"recommended(?: for you| stories| reading)?|you (?:may|might) (?:also )?(?:like|be interested in).{0,20}|editor'?s'? (?:picks?|choice)|"
                         r"further reading|popular|don'?t miss|what to read next|what else|in case you missed it|top stories|in this (?:article|story)|elsewhere|next|previous)\s*:?$"),
        ("related link", r"(?:read (?:more|also|next)|also read|related|see also|watch|listen|explainer|in pictures|live updates|more|recommended|must read|opinion)\s*[:|»>]\s*\S.{0,160}$"),
        ("tags", r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|labels?|posted in|tagged(?: with)?|in this (?:story|article))\s*:\s*\S.{0,160}$"),
        ("tags", r"(?:#\w+\s*)+$"),
        ("advertisement", r"(?:advert(?:isement|ising)?|ad|sponsored(?: content| by .{1,40})?|promoted(?: content)?|paid (?:content|post)|ad feedback|"
                          r"(?:story|article) continues (?:below|after).{0,40}|continue reading.{0,60}|"
                          r"scroll (?:down )?to continue.{0,30}|skip (?:ad|advertisement).{0,20})$"),
        ("subscription", r"(?:subscribe|sign ?up|sign ?in|log ?in|register|join|donate|support|get|try|download|install|follow|become|upgrade|manage)\b.{0,40}"
                         r"(?:newsletter|now|today|here|free|account|us|app|journalism|member|supporter|inbox|subscription|alerts?|subscriber|substack|patreon|premium|briefing|channel).{0,60}$"),
        ("subscription", r"(?:subscribe|sign ?up|sign ?in|log ?in|log ?out|register|donate|newsletters?|my account|subscriptions?|already a subscriber\?.{0,40}|"
                         r"support (?:us|our work)|give|upgrade|free trial|start (?:your )?free trial|get started|thanks for reading.{0,80}|"
                         r"this (?:post|article) is for (?:paid |paying )?subscribers.{0,20}|share this post|discussion about this post)$"),
        ("cookie notice", r"(?:accept|reject|manage|allow)(?: all)?(?: cookies)?(?: settings| preferences)?$|.{0,60}\bcookies? (?:policy|settings|preferences|notice|consent)\b.{0,40}$"),
        ("page control", r"(?:skip to (?:main )?(?:content|navigation)|back to (?:top|home)|toggle (?:navigation|menu)|main menu|close|open menu|menu|search|loading\W*|play|pause|mute|"
                         r"(?:show|hide|view|load|see) (?:more|less|all|comments)|next (?:page|article|post|story)|previous (?:page|article|post|story)|"
                         r"page \d+(?: of \d+)?|click here.{0,60}|tap here.{0,60}|enlarge(?: image)?|image \d+ of \d+|\d+ / \d+|contents|table of contents|"
                         r"please enable javascript.{0,60}|view (?:in|on) .{1,30}|terms (?:of|and|&) .{1,20}|privacy(?: policy| notice)?|accessibility(?: statement)?|site ?map|"
                         r"about us|contact us|advertise(?: with us)?|cookies?|imprint|press|ok|yes|no thanks|report (?:an )?error|print this page|text size.{0,20}|font size.{0,20}|"
                         r"translate|language|english|change language|save|saved|listen to (?:this )?(?:article|story).{0,30}|\d+ min(?:ute)?s? (?:read|listen)|"
                         r"(?:reading time|read time)\b.{0,30}|transcript|embed|key takeaways by ai.{0,20})$"),
        ("byline", r"(?:reporting|writing|editing|additional reporting|compiled|edited|written|reported|words|text|story|posted|translated|produced|photographs|research) by:?\s.{2,160}$"),
        ("byline", r"(?:author|authors|reporter|correspondent|editor|writer|byline|journalist|by)\s*[:|]\s*.{2,80}$"),
        ("byline", r"(?:staff (?:reporter|writer|correspondent)|our correspondent|from our (?:own )?correspondent|web desk|news desk|agencies|newsroom|editorial board|"
                   r"(?:by )?(?:our )?(?:staff|news|web) (?:desk|reporters?|writers?|team)|with agencies|associated press|press association|agency report|monitoring desk|the newsroom)$"),
    )
)  # fmt: skip

#: The same for one sentence of a longer line.
_SENTENCES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("web address", rf"(?:[\w ]{{0,24}}:\s*)?<?{_URL}>?\.?$"),
        ("comment form", r"your e-?mail (?:address )?will not be (?:published|shared|made public)|required fields are marked|"
                         r"save my name, e-?mail|notify me of (?:new|follow-?up)|this site uses akismet|learn how your comment data|"
                         r"you must be logged in to|(?:please )?log in to (?:leave|post) a comment|comments are (?:closed|moderated)|"
                         r"(?:we|please) (?:reserve the right|keep (?:your )?comments)\b"),
        ("subscription", r"(?:please )?(?:subscribe|sign ?up|register|donate|join us|become a (?:member|subscriber|supporter|patron)|download our|follow us|get the (?:latest|best|day's)|"
                         r"support (?:our|independent|quality|local)|like us|find us|stay (?:up to date|informed|connected) with)\b"
                         r"[^.]{0,120}\b(?:our|us|your|newsletter|inbox|here|app|journalism|subscriber|whatsapp|channel|account)\b"),
        ("subscription", r"(?:thanks for reading|this (?:post|newsletter) is (?:public|free|for)|already (?:a )?(?:subscriber|have an account)|"
                         r"you(?:'ve| have) (?:reached your|read your last|\d+ free|used)\b.{0,40}(?:article|limit|stor)|to continue reading|"
                         r"(?:enter|enter your) (?:your )?e-?mail|by (?:signing up|subscribing|clicking|continuing|submitting)\b.{0,40}\byou\b)"),
        ("cookie notice", r"(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,60}\b(?:use|uses|store|stores)\b.{0,20}\bcookies\b|"
                          r"by (?:using|continuing to use) (?:this|our) (?:web)?site|you can (?:change|manage) your (?:cookie|privacy)"),
        ("copyright", r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}))|all rights reserved|"
                      r"this (?:material|content|article) may not be (?:published|reproduced)|.{0,60}\bmay not be (?:published, broadcast|reproduced without)"),
        ("photo credit", rf"[(\[](?:(?:file )?(?:photo|image|picture|credit|pic|video|getty|ap photo|afp via)\b.{{0,80}}|(?:ap|reuters|afp|getty(?: images)?|epa|shutterstock)(?:/| photo|$).{{0,80}}|"
                         rf"[\w .'-]{{2,40}}/(?:ap|reuters|afp|getty|epa|{AGENCIES.casefold()}).{{0,40}})[)\]]\.?$"),
        ("photo credit", r"(?:photo|image|picture|photograph|video)s?(?: credits?)?\s?:\s.{2,80}$"),
        ("photo caption", r"file\s*(?:photo)?\s*[–—-]\s+\S"),
        ("agency mark", rf"[(\[–—-]+\s?(?:with (?:inputs|files) from )?(?:{AGENCIES.casefold()}|agencies|staff|ends)(?:[/,&] ?(?:{AGENCIES.casefold()}|agencies))*\s?[)\]]?\.?$"),
        ("related link", r"(?:read (?:more|also|next)|also read|related|see also)\s*[:|»>]\s*\S|read more (?:here|about)\b|click here\b|tap here\b|read the full (?:story|article|interview)\b|"
                         r"(?:for more|more) (?:on|about) this (?:story|topic)"),
        ("advertisement", r"(?:story|article) continues (?:below|after)|(?:this (?:article|content|post) )(?:is|was) (?:sponsored|paid for)"),
        ("page control", r"please enable javascript|(?:this|your) browser does not support|to view this (?:video|content)\b"),
        ("byline", r"[(\[]?(?:additional )?(?:reporting|writing|editing) by [^.]{2,120}(?:; ?editing by [^.]{2,80})?[)\].]*$"),
        ("source line", r"(?:this (?:article|story|post|piece) )(?:was |is )?(?:originally|first|republished)\b"),
        ("contact", rf"(?:contact|email|write to|reach|send (?:tips|letters)|got a (?:tip|story)).{{0,80}}{_EMAIL}"),
        ("contact", rf"(?:.{{0,40}}\W)?{_EMAIL}\.?$"),
    )
)  # fmt: skip

_SITE_NOUN = re.compile(
    r"\b(?:times|post|herald|news|daily|gazette|tribune|journal|chronicle|observer|guardian|telegraph|"
    r"mail|express|star|sun|mirror|independent|standard|press|courier|dispatch|globe|inquirer|register|"
    r"examiner|bulletin|monitor|review|reporter|record|sentinel|advertiser|argus|echo|mercury|"
    r"broadcasting|radio|tv|television|network|wire|magazine|weekly|today|insider|media|agency|"
    r"newspaper|online|digest|the hill|politico|axios|reuters|bbc|cnn|npr|abc|nbc|cbs|itv|sky)\b",
)
_SMALL = frozenset(["the", "of", "and", "for", "in", "a", "an", "at", "on", "to", "de", "la", "&", "-"])


def fold(text: str) -> str:
    """Lower case with straight quotation marks and single spaces, for look-ups."""
    plain = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(plain.casefold().split())


def line_furniture(text: str) -> str | None:
    """Which furniture a whole line is, in words; None if its words do not tell."""
    folded = fold(text).strip(" |»›>·•*_→←↑…")
    if not folded:
        return "separator"
    tokens = _WORD.findall(folded)
    for kind, test in (
        ("share button", _is_share),
        ("timestamp", _is_time),
        ("section name", _is_menu),
    ):
        if test(folded, tokens):
            return kind
    bare = folded.rstrip(":").rstrip()
    for kind, pattern in _LINES:
        if pattern.match(folded) or pattern.match(bare):
            return kind
    return "agency mark" if _AGENCY_NAMES.fullmatch(text.strip(" ()[]-–—.")) else None


def sentence_furniture(text: str) -> str | None:
    """Which furniture one sentence of a paragraph is; None for a sentence of news."""
    folded = fold(text)
    return next((kind for kind, pattern in _SENTENCES if pattern.match(folded)), None)


def is_site_name(text: str) -> bool:
    """Whether a line could be the name of a paper or a site: "The Appleton Times"."""
    words = text.split()
    if not 1 <= len(words) <= 6 or text[-1] in ".!?:,":  # noqa: PLR2004
        return False
    capitals = all(w[0].isupper() or w.casefold() in _SMALL or w[0].isdigit() for w in words)
    return capitals and bool(_SITE_NOUN.search(fold(text)))


def is_byline(text: str) -> bool:
    """Whether a line is "By" and names: "By Ann Lee and Joe Roe, Science Editor"."""
    words = re.split(r"[\s|]+", text.strip())
    if len(words) > 16 or len(words) < 2 or words[0].casefold() != "by":  # noqa: PLR2004
        return False
    if _TIME_CORE.match(words[1].casefold()) or words[1].casefold().rstrip(",") in _TIME:
        return False
    names = [w.strip(",;|•·()") for w in words[1:]]
    return (
        text.rstrip()[-1] not in "!?"
        and all(
            not n
            or n[0].isupper()
            or n.casefold() in _SMALL | {"and", "with", "|", "staff"}
            or not n[0].isalpha()
            for n in names
        )
        and not (text.rstrip().endswith(".") and len(words) > 6)
    )


def _is_share(folded: str, tokens: list[str]) -> bool:
    if not tokens or folded[-1] in ".!?":
        return False
    return any(t in _SHARE or t == "x" for t in tokens) and all(
        t in _SHARE or t in _SHARE_GLUE or t.isdigit() for t in tokens
    )


def _is_time(folded: str, tokens: list[str]) -> bool:
    words = [
        re.sub(r"^\d+(?:st|nd|rd|th|h|m|d|am|pm)?$|^\d[\d.:/-]*(?:am|pm|z)?$", "", t)
        for t in tokens
    ]
    flat = [p for w in words for p in re.split(r"[-/.t\d]*\d[-/.t:\d]*", w) if p.strip("-./")]
    return bool(_TIME_CORE.search(folded)) and all(
        w.rstrip(".") in _TIME or w in _TIME for w in flat
    )


def _is_menu(folded: str, tokens: list[str]) -> bool:
    if not tokens or (folded[-1] in ".!?" and tokens[-1][-1] != "."):
        return False
    if all(t in _SECTIONS or t in {"and", "the", "of", "to"} for t in tokens):
        return True
    crumbs = re.split(r"\s+[>»›|/·•]\s+", folded)
    return len(crumbs) > 2 and all(len(c.split()) <= 3 for c in crumbs[:-1])  # noqa: PLR2004
