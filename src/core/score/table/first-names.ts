/**
 * First names, and the commonest surnames of Israel, as people in Kazakhstan, Russia, Israel and English-speaking countries write them; by hand,
 * of no one person. Words that mean something else as well (Вера, Will, גיל) are left out, for this list takes words out of models.
 */
const names = [
  'александр александра алекс алексей алена алик алина алиса алла алсу альберт альбина альфия анастасия анатолий ангелина андрей андрюша анжела ' +
    'анна антон антонина аня аркадий арсен арсений артем артур богдан борис боря вадим валентин валентина валера валерий валерия валя варвара ваня ' +
    'василий василиса вася вениамин вероника виктор виктория виталий витя владимир владислав влад володя вова всеволод вячеслав галина галя геннадий ' +
    'георгий герман глеб гоша григорий гриша данил данила даниил даниэль даша дарья денис дима дмитрий ева евгений евгения егор екатерина ' +
    'елена елизавета ефим женя захар зинаида зоя иван игнат игорь илья инга инна инесса иосиф ира ирина камилла карина катя кирилл клавдия коля ' +
    'константин костя кристина ксения ксюша лариса леша леха леонид лидия лилия лиза люда людмила майя макар максим маргарита марина мария ' +
    'маруся матвей маша милана мирон митя михаил миша надя наиля наталия наталья наташа настя никита николай нина оксана ' +
    'олег олеся ольга оля павел паша петр петя полина раиса регина ренат рената ринат рита роберт родион ростислав руслан рустам савелий саша ' +
    'саня светлана семен серафима сергей сережа серж софия софья станислав стас степан степа таисия тамара таня тарас татьяна тимофей тихон ' +
    'ульяна вика лена жора тоша лара мила тима ярик федор федя филипп шура эдуард элина эльвира эльдар эмиль эмма юлиана юлия юля юра юрий яков яна ярослав яша ильдар ильнур айрат фарид ' +
    'фарида марат равиль рамиль зульфия гузель наиль анвар рашид гульназ армен ашот арам гаянэ карен левон тигран вахтанг гиви гоги зураб нодар тамаз',
  'абай абат абзал абылай абылайхан адай адиль адилет адилхан адия азамат азат азиза айбек айгерим айгул айдана айдар айдос айжан айзада айкерим айман ' +
    'айнаш айнур айнура айсулу айтолкын айша акбота акерке акжан акмарал алдияр алия алибек алимжан алихан алмаз алмат алмас алмагул алтынай ' +
    'алтынгул амангельды амина амир амирхан ануар аңсар арай арайлым ардак арман арнур аружан аселя асель асем асет асхат асылбек асылхан ' +
    'аскар аслан аян аяулым ахмет багдат багдагул бағлан бакыт бакытжан бактыгул балжан балнур батыр батырхан батима бауыржан бауржан баян бейбит бекзат ' +
    'бекжан бексултан берик бибигул ботагоз биржан гаухар гулайым гулбану гулдана гулжан гулжанат гулжахан гулзада гулзира гулмира гулнар гулнара ' +
    'гулназ гулсара гулшат гулим дамир дана данияр дархан дастан даулет дидар дилара динара динмухамед диас димаш досбол досжан дулат ербол ербулат ергали ' +
    'ерасыл ердос еркебулан еркежан еркин ерлан ержан ермек ерсултан есен есенгельды есет жанар жанара жанат жанбота жанель жанна жансая жандос жаныл ' +
    'жарас жасулан жазира жибек жулдыз жумабек жумагул зарина зауре зейнеп зере ибрагим ибраим индира инкар исатай искандер кабдолла кажымукан ' +
    'кайрат кайсар калима камила камшат канат карлыгаш карим касым кенжебек куаныш куралай кулпаш кулян лаззат ляззат мадина мади мадияр ' +
    'макпал маулен максат манас мансур марал маржан маулет махаббат медет мейрам меруерт мерей мирас молдир муслим мухамед мухаммед мухтар мурат муратбек ' +
    'мурад назгул назерке назым нурбек нурбол нурбулат нургали нургул нуржан нуржамал нурила нурия нурлан нурлыбек нурсулу нурсултан нуртас олжас ораз ' +
    'оразбек онгар перизат рабига райхан рамазан раушан рахат рахим рустем рысбек рысты сабина сабит сагыныш сагадат сайран сакен салтанат ' +
    'самал самат санжар саида самгат сания сара сауле саят серик серикбай сымбат сырым талгат тамирис танат темирлан тимур толкын толеген томирис турар ' +
    'турсынбек тогжан улан улбосын умит фатима хадиша ханшайым шакарим шахназ шерхан шолпан шынар шынгыс ырыс ырысты дина гуля нурик асыл эльмира ясмин',
  'אבי אביגדור אביגיל אביטל אברהם אהרון אורית אורלי אורנה איילת אייל איציק אילן אילנה איתי איתן אלון אלי אליהו אלינור אלישבע אלכס אלכסנדר אמיר אמנון ' +
    'אסף אסתי אסתר אפרת אריאל אריה אריק בוריס בועז בנימין גבי גבריאל גדעון גיא גלעד גלית גרשון דבורה דוד דודי דוידי דורון דורית דינה דליה דן דנה ' +
    'דני דניאל דניאלה הדס הילה ולדימיר זאב זהבה זיו חגית חנה חני חנן טליה טטיאנה יאיר יגאל יהודה יהודית יהונתן יואב יואל יובל יוחאי יונתן יוסי יוסף יורם ' +
    'יעל יעקב יענקל יפעת יצחק ירון לאה לינוי ליאור ליאת לידיה מאיה מורן מוטי מוישה מושיקו מיטל מיכאל מיכל מיכלי מיקי מירב מירי מנחם מני מרדכי ' +
    'מרים מרינה משה נדב נועה נורית נחמן נטלי נטליה נטע ניר נעמה נעמי נתנאל סבטלנה סיגל סיגלית סמדר סרגיי סשה עדי עודד עומר עידו עידית עידן עינת עמית ' +
    'ענת עפרה ערן פנינה צביקה צחי קובי רבקה רוני רונית רועי רותי רותם רחל רחלי ריקי רינת רפאל רפי שאול שגית שולמית שושנה שירה שירי שירלי שלומי ' +
    'שלמה שמואל שמוליק שמעון שמרית שרה שרון שרית תומר תמר תמי ' +
    'כהן לוי מזרחי פרץ ביטון דהן פרידמן אזולאי חדד אוחיון גבאי עמר שפירא מלכה',
  'aaron abby abdul abigail abraham ahmed aidan aigerim aigul alan albert aleksandr aleksei alex alexander alexandra alexandre alexei alexey alfred ali ' +
    'alice alicia alina alison allison amanda amir amit amy anastasia andre andrea andreas andrew andrey andy angela anita anna anne annie anthony ' +
    'anton antonio anya ariel arman arthur artem asel ashley askar audrey avi avigdor avraham azamat barbara barry baurzhan becky ben benjamin benny ' +
    'bernard beth betty beverly billy bob bobby boris brandon brenda brian bruce bryan carl carlos carol caroline carolyn catherine cathy chaim charles ' +
    'charlie cheryl chloe chris christian christina christine christopher cindy claire claudia connor craig cynthia dale dana dani daniel ' +
    'danielle danny dara daria darya dasha dave david deborah debbie debra denis dennis derek diana diane diego dima dimitri dina dinara dmitri dmitriy ' +
    'dmitry dominic donald donna doris dorothy douglas dudi dylan eddie edward eitan ekaterina elena eli elijah elisheva eliyahu eliza elizabeth elizaveta ' +
    'ella ellen emily emma eric erica erik erlan esther ethan eugene eugenia evan evelyn evgenia evgeny evgenii fatima fedor felix fernando frances ' +
    'francis fred freddie frederick gabriel gabi gabriela galina gareth gary gavin gennady geoffrey george gerald gloria gordon greg gregory grisha gulnara ' +
    'hannah harold harry heather helen henry howard hugh hugo ian ibrahim igor ilya irene irina isaac isabel isabella ivan itzik jackson jacob jacqueline ' +
    'jakov james jamie jane janet janice jason javier jeff jeffrey jennifer jenny jeremy jerry jesse jessica jessie jimmy joan joanna joe joel john johnny ' +
    'jon jonathan jorge jose joseph josh joshua joyce juan judith judy julia julian julie justin kairat karen karina karl kate katherine kathleen ' +
    'kathryn kathy katie katya keith kelly kenneth kevin kimberly kirill kobi konstantin kostya kristina kseniya kyle larisa larry laura lauren lawrence leah ' +
    'leonard leonid liam linda lior lisa liz liza lizzie logan louis louise lucas lucy ludmila luis luke lyudmila maggie malcolm manuel marcus margaret ' +
    'margarita maria marie marina mario marilyn martha martin marvin mary masha matthew maxim megan melissa menachem michael michal michelle miguel mike ' +
    'mikhail miki misha mohamed mohammed mordechai moshe moshiko moti muhammad nadia nadezhda nancy naomi natalia natalie natalya natasha nathan nathaniel ' +
    'neil nicholas nick nicole nikita nikolai nikolay nina nir noah noam nora nurlan nursultan oleg olga oliver olivia olya omar omer oscar owen pablo pamela ' +
    'patricia patrick patty paul paula pavel pedro peggy peter petr philip phillip phyllis rachel rafael rafi ralph raymond rebecca richard rita rivka robert ' +
    'rodrigo roger ronald ronen ronit rosemary roy rupert ruslan russell ruth ryan sabina samantha samuel sandra sanjay sara sarah sasha saule scott sean ' +
    'sebastian serge sergei sergey sergio serik shane shannon sharon shaun sheila shirley shlomi shlomo shmuel simon sofia solomon sonia sophia sophie ' +
    'stacy stanislav stanley stas stephanie stephen steve steven stuart susan susanna suzanne svetlana sylvia tamar tamara tanya tatiana tatyana teresa terry ' +
    'thomas tim timothy timur todd tom tomer tommy tony tracy tyler tzvi uri ursula valentina valeria valery vanessa vanya vasily vera veronica victor ' +
    'victoria vika vincent vitaly vladimir vladislav vyacheslav walter wayne wendy wesley william xenia yaakov yakov yael yana yaroslav yehudit ' +
    'ann theodore dan vlad vova jim matt rob robbie ron ken jen sam jess theo vicky vika nastya slava stepan lena izzy mandy suzie tricia zvika esti hana moses shmulik ' +
    'yevgeny yisrael yitzhak yosef yossi yulia yuri yuriy yuval zachary zarina zhanna zhenya zoe zvi',
]

const plainLetters: Readonly<Record<string, string>> = {
  ё: 'е',
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ь: '',
}

/** A word as names are compared: small letters, Kazakh ones as Russians write them (Айгүл and Айгуль are one), no soft signs. */
const folded = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ёәғқңөұүһіь]/g, (letter) => plainLetters[letter]!)

const known = new Set(
  names
    .flatMap((list) => list.split(' '))
    .filter((name) => name !== '')
    .map(folded),
)

/** Whether a word is a first name that the list knows. */
export const isFirstName = (word: string): boolean => known.has(folded(word))

/** Endings of the Russian cases: Ивану, Перизатом, Алёне. */
const caseEnding = /(?:ой|ей|ом|ем|[ауеюяыи])$/

/** The same in any case of Russian: within sentences names bend. */
export function isFirstNameBent(word: string): boolean {
  const plain = folded(word)
  if (known.has(plain)) return true
  if (plain.length < 5 || !caseEnding.test(plain)) return false
  const stem = plain.replace(caseEnding, '')
  return ['', 'а', 'я', 'й', 'ия'].some((end) => known.has(stem + end))
}
