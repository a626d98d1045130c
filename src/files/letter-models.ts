/**
 * Share of each letter in running text, per 10,000 letters, lower case: `о970` is 9.7 %. Counted for Russian,
 * Kazakh and Hebrew in the project's sample messages; Ukrainian is rough, there only so that it is not read as Kazakh.
 */
const russian =
  'о970 а913 е831 т705 и621 н592 р534 с526 в446 к393 л373 д368 п327 м326 у313 я182 з170 ь167 ы164 б158 ' +
  'ч141 г139 й129 ж96 ш88 х75 ю71 ё51 ц48 ф32 щ25 э21 ъ6'
const kazakh =
  'а1228 е871 ы689 н592 т590 і568 р561 с455 д424 м422 л382 к354 б286 о267 қ249 з241 п226 й202 ж175 ш158 ' +
  'и147 ң134 у130 ғ128 г112 ү92 ұ77 ө76 ә45 я27 х22 в22 ф17 ц10 ь7 ч5 ю4 э3 ъ1 щ1 һ1 ё1'
const ukrainian =
  'о940 а830 н680 и610 і570 в550 е500 т550 р470 с410 к400 л360 д350 у330 м310 п290 я250 з230 ь180 г160 ' +
  'б170 ч140 й120 х110 ж90 ю90 ц80 ш70 ї60 є60 щ40 ф20 ґ1'
const hebrew =
  'י1129 ו1033 ל738 ה713 א578 ש565 מ538 ר532 ת532 ב507 נ396 ם366 ח303 ע293 כ251 ד251 ק234 פ187 ס161 ' +
  'צ130 ן126 ג126 ט115 ז105 ך40 ף34 ץ14'

/** Accented letters of Western European languages, as one flat table: enough to tell them from Cyrillic and Hebrew. */
const western = [...'éèüöäßçñáíóúàâêîôûãõåøæëïùìòœ'].map((letter) => `${letter}330`).join(' ')

export type LetterModel = { readonly letters: ReadonlyMap<string, number>; readonly besideLatin: boolean }

/** Natural logarithms of the shares. */
function model(shares: string, besideLatin = false): LetterModel {
  const entries = shares.split(' ').map((entry) => [entry[0]!, Math.log(Number(entry.slice(1)) / 10_000)] as const)
  return { letters: new Map(entries), besideLatin }
}

export const letterModels = {
  russian: model(russian),
  kazakh: model(kazakh),
  ukrainian: model(ukrainian),
  hebrew: model(hebrew),
  western: model(western, true),
}
