"""What page furniture says, in English, Russian and Ukrainian: one tuple of phrases per cue.

Phrases are matched in a line that was made lower-case, with every run of
other signs turned into one blank: `photo` then stands for "Photo:", "(photo"
and "Photo/". A blank at an end of a phrase is a word border; without it the
phrase is a stem. Names of cues are those of `weights.WEIGHTS`.
"""

from __future__ import annotations

PHRASES: dict[str, tuple[str, ...]] = {
    "share": (
        " share on ", " share this ", " share ", " tweet ", " retweet ", " facebook ", " twitter ", " telegram ", " viber ",
        " whatsapp ", " linkedin ", " reddit ", " copy link ", " press this ", " pocket ", " email this ", " print this ",
        " print ", " like us ", " follow us ", " follow ", " instagram ", " youtube ", " pinterest ", " vkontakte ",
        " поделит", " поделись", " вконтакте ", " одноклассники ", " телеграм", " поділит", " поширит", " фейсбук",
        " твіт", " друкувати ", " распечатать ",
    ),
    "subscribe": (
        " subscrib", " newsletter", " sign up ", " signup ", " sign in ", " log in ", " login ", " register ", " your inbox ",
        " morning letter ", " evening letter ", " without adverts ", " ad free ", " free trial ", " members read ", " unlock ",
        " premium ", " notifications ", " alerts in your ", " our app ", " download the app ", " on whatsapp ", " paywall ",
        " our channel ", " join us ", " get our ", " per month ", " get the latest ",
        " подпис", " рассылк", " мессенджер", " наш канал", " в нашем канале", " скачайте приложение",
        " підпис", " розсилк", " месенджер", " нашому каналі", " додаток ",
    ),
    "donate": (
        " donat", " patreon", " support us ", " support our ", " support independent", " buy him a ", " buy her a ",
        " buy me a ", " buy us a ", " a coffee ", " funded by its readers", " funded by readers", " funded by our readers",
        " reader funded ", " keep us ", " favor to ask ", " favour to ask ", " non profit ", " nonprofit ", " become a member ",
        " become a patron ", " become one ", " chip in ", " crowdfund", " your contribution", " please help ",
        " we rely on ", " since you re here ", " paypal ", " help us ",
        " поддержите ", " поддержать ", " пожертв", " донат", " задонат", " підтримайте ", " підтримати ", " помогите нам",
        " допоможіть нам", " стать спонсор",
    ),
    "cookies": (
        " cookie", " privacy policy ", " privacy ", " terms of use ", " terms of service ", " terms ", " gdpr ", " accept all ",
        " your consent ", " personal data ", " куки", " файлы cookie", " конфиденциальност", " конфіденційн", " персональных данных",
        " персональних даних",
    ),
    "advert": (
        " advertisement ", " advertis", " continue reading ", " sponsored ", " promoted ", " book tickets ", " buy tickets ",
        " bet responsibly ", " 18 ", " order now ", " shop now ", " special offer ", " click here ", " tap here ", " adverts ",
        " реклама ", " на правах рекламы", " спецпроект", " партнерский материал", " партнёрский материал", " рекламн",
    ),
    "mistake": (
        " found a mistake", " found an error", " spotted a", " spotted an error", " ctrl enter ", " report a typo", " typo ",
        " report an error", " select it and press ", " see a mistake", " нашли опечатк", " нашли ошибк", " заметили ошибк",
        " заметили опечатк", " знайшли помилк", " помітили помилк", " выделите ", " виділіть ",
    ),
    "rights": (
        " copyright ", " all rights reserved", " rights reserved", " powered by ", " theme ", " reproduction ", " reprint",
        " licensing ", " licence ", " license ", " imprint ", " standards ", " forward looking ", " not an offer ", " disclaimer",
        " registered in ", " masthead ", " все права ", " при использовании материал", " при перепечатке", " свидетельство о регистрации",
        " усі права ", " всі права ", " при використанні матеріал", " передрук", " перепечатк",
    ),
    "counters": (
        " number of views", " views ", " votes ", " rate this ", " your rating", " likes ", " page views", " min read ",
        " minute read ", " reading time", " times read ", " просмотр", " перегляд", " прочитан", " голосов ", " голосів ",
        " время чтения", " час читання", " did this explainer help", " was this helpful", " was this article helpful", " helpful ",
    ),
    "no_comments": (
        " comments are closed", " comments are switched off", " comments are off", " comments off ", " no comments ",
        " be the first ", " to comment ", " leave a reply", " leave a comment", " post a comment", " add a comment",
        " commenting ", " join the discussion", " moderat", " load more", " show more comments", " house rules",
        " комментарии закрыты", " оставьте комментарий", " оставить комментарий", " добавить комментарий",
        " комментариев нет", " залишити коментар", " додати коментар", " коментарів немає", " коментарі закрит",
    ),
    "contact": (
        " contact ", " hotline ", " reception hours", " write to ", " tel ", " phone ", " call the ", " send us ", " a tip ",
        " e mail ", " tips ", " editorial office", " questions ", " do you have ", " have a question", " press office ", " info desk ",
        " телефон ", " тел ", " горячая линия", " напишите нам", " пишите нам", " пресс служба ", " гаряча лінія", " напишіть нам",
        " контакты ", " контакти ", " редакция ", " редакція ",
    ),
    "about_author": (
        " the writer ", " the author is ", " the author s ", " about the author", " about the writer", " the author ", " teaches ",
        " the views ", " views expressed", " opinions expressed", " opinions do not ", " do not bind ", " opinions are ", " his own ",
        " are hers ", " are his ", " are her own ", " is a fellow", " is a senior ", " is a columnist", " is a freelance", " is a lecturer",
        " is a professor", " is the author of ", " is an analyst", " is a researcher", " writes on ", " writes about ", " bio ",
        " do not necessarily ",
        " об авторе", " мнение редакции", " мнение автора", " может не совпадать", " про автора", " думка автора",
        " може не збігатис", " позиция редакции",
    ),
    "about_outlet": (
        " is printed by ", " is published ", " times a year ", " is written by ", " is funded by ", " is edited by ", " is run by ",
        " is owned by ", " appears ", " was founded ", " издаётся ", " издается ", " выходит ", " виходить ", " видається ",
        " write for us ", " part of the community", " is an independent ", " is a project of ", " is a weekly ", " is a magazine",
        " этот сайт ", " this site ", " this website ", " our website ", " our site ", " on this site ",
    ),
    "of_itself": (
        " first published", " first appeared", " originally published", " originally appeared", " republished", " reposted ", " translated from ",
        " this article ", " this text ", " this page ", " this post ", " this column ", " this story ", " this interview ", " this report was ",
        " this is a developing", " developing story", " will be updated", " will update ", " we ll update", " updates to follow", " more to follow",
        " editor s note", " editors note", " note to readers", " our readers", " for clarity", " for length", " names have been changed",
        " name has been changed", " were changed", " all times ", " times are local", " our correspondent", " our reporter", " our newsroom",
        " letters to the editor", " letters should ", " with a pinch", " printed edition", " print edition", " next issue", " our next ",
        " back issues", " issue no", " our archive", " press release", " for media", " media enquiries", " spokesperson s office ",
        " эта статья", " этот текст", " этот материал", " эту статью", " материал обновляется", " новость дополняется", " перевод с ", " текст впервые",
        " впервые опубликован", " ця стаття", " цей текст", " цей матеріал", " матеріал оновлюється", " новина доповнюється", " вперше опублікован",
        " от редакции", " від редакції", " наши читатели", " наші читачі",
    ),
    "live_tools": (
        " refresh ", " watch live", " watch now", " listen live", " listen to this", " mute ", " pinned ", " embed ", " live updates ",
        " new posts ", " post not available", " autoplay ", " javascript ", " your browser ", " enable ", " skip to ", " back to top",
        " scroll ", " open in app", " full screen ", " loading ", " обновить ", " смотреть онлайн", " дивитись онлайн", " наверх ",
        " slideshow ", " gallery ",
    ),
    "agency_tail": (
        " reporting by ", " editing by ", " writing by ", " additional reporting", " compiled by ",
    ),
    "links": (
        " read also ", " also read ", " read more ", " related ", " see also ", " more on this", " more on the", " more from ",
        " more about ", " more stories", " more news", " more in ", " also in this", " most read", " most popular", " from the archive",
        " from our archive", " recommended ", " previous article", " next article", " next story", " previous story", " you may also like",
        " you might also like", " latest news", " top stories", " trending", " what to read", " letters ", " in this series",
        " don t miss", " up next ", " editors picks", " editor s pick", " in pictures ", " in other news", " elsewhere ", " background ", " further reading",
        " читайте также", " читать также", " читайте ещё", " читайте еще", " по теме", " смотрите также", " ещё по теме", " еще по теме",
        " похожие ", " другие новости", " другие материалы", " популярное ", " самое читаемое", " материалы по теме", " связанные ", " в тему ",
        " читайте також", " за темою", " дивіться також", " більше новин", " інші новини", " схожі ", " популярні ", " на тему ", " також читайте",
        " новости по теме", " подробнее ", " детальніше ",
    ),
    "photo": (
        " photo ", " photos ", " photograph", " image ", " images ", " picture ", " pictures by", " courtesy of ", " courtesy ", " handout ",
        " representational ", " illustration", " illustrative ", " film still", " still from ", " screenshot", " screen grab",
        " screengrab", " getty ", " shutterstock", " file pic", " stock photo", " credit ", " archive ", " infographic", " map by ",
        " фото ", " фотограф", " скриншот", " иллюстраци", " кадр из ", " архив ", " из открытых источников", " снимок ",
        " світлин", " ілюстраці", " знімок ", " скріншот", " архів ", " з відкритих джерел", " кадр з ", " зображення ",
        " изображение ",
    ),
    "pictured": (
        " left ", " right ", " centre ", " center ", " pictured ", " seen here", " shown here", " engraving", " l r ", " poses ", " pose ",
        " shakes hands", " looks on ", " on parade ", " file ", " (слева) ", " слева ", " справа ", " на фото ", " на снимке ", " на світлині ",
        " ліворуч ", " праворуч ", " above ", " below ",
    ),
    "role": (
        " staff reporter", " staff writer", " web desk", " news desk", " newsdesk", " our correspondent", " correspondent ", " editorial board",
        " with agencies", " from agencies", " posted ", " published ", " updated ", " last modified", " filed under", " filed ", " news id",
        " editor ", " text by ", " words by", " story by", " edited by ", " translated by ", " staff ", " newsroom ", " special to ",
        " автор ", " авторы ", " опубликован", " обновлен", " корреспондент", " редактор ", " текст ", " собкор",
        " опубліковано", " оновлено", " кореспондент", " автори ", " перевод ", " переклад ", " town hall ", " press service ",
    ),
}  # fmt: skip

SECTIONS = frozenset(
    """
    news world politics political policy national international domestic regional region local city country nation home europe asia africa
    america americas pacific asia-pacific middle east west north south balkans caucasus defence defense security military army
    war conflict analysis analyses opinion opinions op-ed oped comment comments commentary column columns columnist editorial editorials
    leader essay explainer explainers explained interview interviews feature features longread report reports reportage review reviews
    business economy economics finance markets money tech technology science health culture arts film books sport sports football
    society lifestyle travel weather history religion education law crime justice energy environment climate media video videos
    photo photos live breaking exclusive latest top stories story blog blogs podcast podcasts readers ask letters press release releases
    statement statements communique announcement announcements department ministry regulated information notes diary briefing dispatch
    insight perspective perspectives background factcheck fact check archive special investigation investigations affairs foreign
    ukraine russia belarus poland lithuania latvia estonia nato eu china taiwan japan korea iran israel serbia kosovo india pakistan
    after-action cross-strait uttarakhand home page main section topic topics tag tags category
    новости политика мир в мире общество экономика война армия оборона безопасность аналитика мнение мнения колонка интервью
    репортаж спорт культура регион регионы область область происшествия главное лента россия украина беларусь белоруссия армения
    рубрика раздел наука история технологии здоровье город пресс-релиз заявление конфликты геополитика сюжет тема
    новини політика світ у світі суспільство економіка війна армія оборона безпека аналітика думка думки колонка інтерв'ю інтерв’ю
    репортаж спорт культура регіон регіони область події головне стрічка україна росія білорусь розділ наука історія місто
    """.split()
)
"""Names of sections: what rubrics and breadcrumbs are made of."""

FUNCTION_WORDS = frozenset(
    """
    a an the and or of on in at for to by with from as & и в на по о об для из с та і й у з про до від за
    """.split()
)

ASIDES = frozenset({"author", "admin", "moderator", "mod", "editor", "op", "staff", "автор", "админ", "модератор", "редакция", "адмін", "редакція", "ред"})
"""What sites put in brackets behind a commenter's name; it is no part of the name."""

OUTLET_WORDS = frozenset(
    """
    times post herald news journal gazette review tribune courier telegraph chronicle bulletin weekly daily agency report
    papers paper press observer monitor express radio tv television today now live online magazine ticker notebook forum
    standard mirror guardian globe sun star voice world wire newsroom mail record register sentinel dispatch inquirer
    examiner messenger morning evening quarterly digest outlook insider media desk service
    вестник вісник газета новости новини правда известия вісті ведомости экспресс курьер кур'єр телеграф трибуна обозреватель оглядач время
    час голос слово край агентство портал хроника хроніка радио радіо тв
    """.split()
)
"""Words that a newspaper's name ends or begins with."""
