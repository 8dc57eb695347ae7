"""Forms that a stemmer leaves apart: months, irregular verbs and plurals."""

from __future__ import annotations

#: What people call places beside the words of `facts.nations`, and the months' abbreviations.
PLACES = """
afghanistan: afghani
australia: aussie
korea: korean
turkey: türkiye
january: jan jan.
february: feb feb.
august: aug
september: sept sep
october: oct
november: nov
december: dec
"""

#: Base form, then its irregular forms. Forms that are as often another word ("left", "saw",
#: "wound", "ground") stay out.
IRREGULAR = """
say said; tell told; win won; lose lost; fall fell fallen; rise rose risen; grow grew grown; begin
began begun; break broke broken; bring brought; build built; buy bought; sell sold; catch caught;
choose chose chosen; come came; cut cut; deal dealt; draw drew drawn; drive drove driven; eat ate
eaten; feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden;
forget forgot forgotten; get got gotten; give gave given; go went gone; hear heard; hide hid
hidden; hold held; hurt hurt; keep kept; know knew known; lead led; learn learnt; lend lent; light
lit; make made; mean meant; meet met; pay paid; ride rode ridden; ring rang rung; run ran; seek
sought; send sent; shake shook shaken; shoot shot; show shown; shrink shrank shrunk; sing sang
sung; sink sank sunk; sit sat; slay slew slain; sleep slept; speak spoke spoken; spend spent;
stand stood; steal stole stolen; strike struck stricken; swear swore sworn; sweep swept; swim swam
swum; take took taken; teach taught; tear tore torn; think thought; throw threw thrown; understand
understood; uphold upheld; wear wore worn; write wrote written; withdraw withdrew withdrawn;
overthrow overthrew overthrown; undergo underwent undergone; die dying dies died; child children;
woman women; man men; person people; foot feet; tooth teeth; mouse mice; life lives; wife wives;
gunman gunmen; policeman policemen; good better best; bad worse worst
"""

#: A word, then those of its class whose own stem is another word's: "author" has that of
#: "authority", "important" that of "imports".
APART = """
writer author authors authored; medicine medication medications; doctor medic medics; scientist
researcher researchers; lawmaker legislator legislators; expensive costly costlier; significant
important importantly; protest demonstration demonstrations demonstrator demonstrators
"""

#: American stem, then the British one. ("-ise" for "-ize" is a rule of its own.)
SPELLINGS = """
armor armour; behavior behaviour; center centr; color colour; defens defenc; endeavor endeavour;
favor favour; fiber fibr; flavor flavour; gray grey; harbor harbour; honor honour; humor humour;
kilomet kilometr; labor labour; licens licenc; liter litr; meter metr; neighbor neighbour;
offens offenc; parlor parlour; plow plough; program programm; rumor rumour; skeptic sceptic;
savior saviour; sulfur sulphur; theater theatr; tire tyre;
vapor vapour; vigor vigour; travel travell
"""
