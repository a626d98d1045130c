/** First names that form-filling programs glue a syllable to (JasonTef, Robertliern). */
const firstNames = (
  'aaron adam alan albert alex andrew anthony arthur austin benjamin billy bobby brandon brian bruce bryan carl charles chris christopher clarence ' +
  'craig daniel david dennis donald douglas edward eric ernest eugene frank fred gary george gerald gilbert glenn gregory harold harry henry howard ' +
  'jack jacob james jason jeffrey jeremy jerry jesse jimmy joe john johnny jose joseph joshua juan justin keith kenneth kevin kyle larry lawrence ' +
  'louis mark martin matthew melvin michael mike nathan nicholas patrick paul peter philip phillip ralph randy raymond richard robert roger ronald ' +
  'roy russell ryan samuel scott sean shawn stephen steve steven terry thomas timothy todd victor vincent walter wayne william willie'
).split(' ')

/** Ends that make a surname or another first name of a first name. */
const properEnds =
  /^(?:s|son|sons|sen|sson|ov|ova|off|ovich|ovic|ez|es|ski|sky|y|ie|ey|a|o|i|e|ia|in|ina|ine|ini|ino|ett|etta|ette|ell|ella|elli|een|elle|ton|town|man|mann|berg|burg|well|ford|ley|us|is|ian|yan|enko|uk|chuk|zade|shvili|lyn|lynn|lynne|ann|anne|stone|wood|field|ette|ita|ito|eau|el|ella|ers|er|ard|ino|ucci|acci|elli|one|oni|onis|akis|opoulos|ides|ou|os|as|sey|ingham|worth|house|mark|hart|bert|line|lina|leen|dez|nez|rez|quist|holm|lund|strom|sten|gaard|dottir|poulos|escu|eanu|aitis|auskas|vich|wicz|czyk|kov|kova|kin|kina|dze|khan|jon|jan|lee|paul|mary|marie|mae|jo|rae|sue|dean|ray|joe|lei|lin|lea|land|ham|more|mer|nard|roy|tine|tina|ther)$/

/** Syllables that the programs are known to add; a proper end is never among them. */
const knownEnds =
  /^(?:tef|dum|sot|zef|jek|vok|quone|liern|quark|spogy|jab|wok|nup|vaf|mori|fup|glymn|gab|kaf|six|dus|gaf|tiz|pailt|meerm|flurn|dreax|cag|waync|oneno|shoult|clelf|nug|lax|hig|scusy|tum|bal|rew|foern|cic|fuh|pem|nem|zow|vew|lib|kic|tix|boync|mopay|ruili|ethip|thoft|squic|gex|plofe|dap|nah|hek|zoop|swoks|seamn|grerb|weave|amure|bew|gom|erype|guags|apave|amock|evaph|adunc|neogy|unrap|ensug|inefe|atort|jeara|attat)$/

/** The first names by their first three letters. */
const byStart = new Map<string, string[]>()
for (const name of firstNames) byStart.set(name.slice(0, 3), [...(byStart.get(name.slice(0, 3)) ?? []), name])

/** Does a single word look like a name made by a form-filling program? */
export function isBotName(name: string): boolean {
  const lower = name.toLowerCase()
  const starts = name.length < 6 ? undefined : byStart.get(lower.slice(0, 3))
  if (starts === undefined || !/^[A-Z][a-z]{2,11}[A-Z]?[a-z]{1,6}$/.test(name)) return false
  return starts.some((first) => {
    if (!lower.startsWith(first) || lower.length < first.length + 3) return false
    const end = lower.slice(first.length)
    if (properEnds.test(end) || firstNames.includes(end)) return false
    return knownEnds.test(end) || /^[A-Z][a-z]{2}$/.test(name.slice(first.length))
  })
}
