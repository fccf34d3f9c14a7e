"""What page furniture says, in English, Russian and Ukrainian: phrases per cue, and words that names are made of.

Phrases are looked for in a line that was made lower-case, with every run of
other signs turned into one blank: `photo` then stands for "Photo:", "(photo"
and "Photo/". A phrase with a star is a stem. Names of cues are those of
`weights.WEIGHTS`.
"""

from __future__ import annotations


def _phrases(text: str) -> tuple[str, ...]:
    """Phrases between semicolons, with blanks for word borders: "share; donat*" -> (" share ", " donat")."""
    plain = (" ".join(phrase.split()) for phrase in text.split(";"))
    return tuple(f" {phrase[:-1]}" if phrase.endswith("*") else f" {phrase} " for phrase in plain if phrase)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PHRASES: dict[str, tuple[str, ...]] = {
    "share": _phrases(
        """
        share on; share this; share; tweet; retweet; facebook; twitter; telegram; viber; whatsapp; linkedin; reddit;
        copy link; press this; pocket; email this; print this; print; like us; follow us; follow; instagram; youtube;
        pinterest; vkontakte;
        поделит*; поделись*; вконтакте; одноклассники; телеграм*; поділит*; поширит*; фейсбук*; твіт*; друкувати;
        распечатать
        """
    ),
    "subscribe": _phrases(
        """
        subscrib*; newsletter*; sign up; signup; sign in; log in; login; register; your inbox; morning letter; evening
        letter; without adverts; ad free; free trial; members read; unlock; premium; notifications; alerts in your; our
        app; download the app; on whatsapp; paywall; our channel; join us; get our; per month; get the latest;
        подпис*; рассылк*; мессенджер*; наш канал*; в нашем канале*; скачайте приложение*; підпис*; розсилк*;
        месенджер*; нашому каналі*; додаток
        """
    ),
    "donate": _phrases(
        """
        donat*; patreon*; support us; support our; support independent*; buy him a; buy her a; buy me a; buy us a; a
        coffee; funded by its readers*; funded by readers*; funded by our readers*; reader funded; keep us; favor to
        ask; favour to ask; non profit; nonprofit; become a member; become a patron; become one; chip in; crowdfund*;
        your contribution*; please help; we rely on; since you re here; paypal; help us;
        поддержите; поддержать; пожертв*; донат*; задонат*; підтримайте; підтримати; помогите нам*; допоможіть нам*;
        стать спонсор*
        """
    ),
    "cookies": _phrases(
        """
        cookie*; privacy policy; privacy; terms of use; terms of service; terms; gdpr; accept all; your consent;
        personal data;
        куки*; файлы cookie*; конфиденциальност*; конфіденційн*; персональных данных*; персональних даних*
        """
    ),
    "advert": _phrases(
        """
        advertisement; advertis*; continue reading; sponsored; promoted; book tickets; buy tickets; bet responsibly; 18;
        order now; shop now; special offer; click here; tap here; adverts;
        реклама; на правах рекламы*; спецпроект*; партнерский материал*; партнёрский материал*; рекламн*
        """
    ),
    "mistake": _phrases(
        """
        found a mistake*; found an error*; spotted a*; spotted an error*; ctrl enter; report a typo*; typo; report an
        error*; select it and press; see a mistake*;
        нашли опечатк*; нашли ошибк*; заметили ошибк*; заметили опечатк*; знайшли помилк*; помітили помилк*; выделите;
        виділіть
        """
    ),
    "rights": _phrases(
        """
        copyright; all rights reserved*; rights reserved*; powered by; theme; reproduction; reprint*; licensing;
        licence; license; imprint; standards; forward looking; not an offer; disclaimer*; registered in; masthead;
        все права; при использовании материал*; при перепечатке*; свидетельство о регистрации*; усі права; всі права;
        при використанні матеріал*; передрук*; перепечатк*
        """
    ),
    "counters": _phrases(
        """
        number of views*; views; votes; rate this; your rating*; likes; page views*; min read; minute read; reading
        time*; times read; did this explainer help*; was this helpful*; was this article helpful*; helpful;
        просмотр*; перегляд*; прочитан*; голосов; голосів; время чтения*; час читання*
        """
    ),
    "no_comments": _phrases(
        """
        comments are closed*; comments are switched off*; comments are off*; comments off; no comments; be the first; in
        to comment; register to comment; subscribe to comment; leave a reply*; leave a comment*; post a comment*; add a
        comment*; commenting; join the discussion*;
        moderat*; load more*; show more comments*; house rules*;
        комментарии закрыты*; оставьте комментарий*; оставить комментарий*; добавить комментарий*; комментариев нет*;
        залишити коментар*; додати коментар*; коментарів немає*; коментарі закрит*
        """
    ),
    "contact": _phrases(
        """
        contact; hotline; reception hours*; write to; tel; phone; call the; send us; a tip; e mail; tips; editorial
        office*; questions; do you have; have a question*; press office; info desk;
        телефон; тел; горячая линия*; напишите нам*; пишите нам*; пресс служба; гаряча лінія*; напишіть нам*; контакты;
        контакти; редакция; редакція
        """
    ),
    "about_author": _phrases(
        """
        the writer; the author is; the author s; about the author*; about the writer*; the author; teaches; the views;
        views expressed*; opinions expressed*; opinions do not; do not bind; opinions are; his own; are hers; are his;
        are her own; is a fellow*; is a senior; is a columnist*; is a freelance*; is a lecturer*; is a professor*; is
        the author of; is an analyst*; is a researcher*; writes on; writes about; bio; do not necessarily;
        об авторе*; мнение редакции*; мнение автора*; может не совпадать*; про автора*; думка автора*; може не
        збігатис*; позиция редакции*
        """
    ),
    "about_outlet": _phrases(
        """
        is printed by; is published; times a year; is written by; is funded by; is edited by; is run by; is owned by;
        appears; was founded; write for us; part of the community*; is an independent; is a project of; is a weekly; is
        a magazine*; this site; this website; our website; our site; on this site;
        издаётся; издается; выходит; виходить; видається; этот сайт
        """
    ),
    "of_itself": _phrases(
        """
        first published*; first appeared*; originally published*; originally appeared*; republished*; reposted;
        translated from; this article; this text; this page; this post; this column; this story; this interview; this
        report was; this is a developing*; developing story*; will be updated*; will update; we ll update*; updates to
        follow*; more to follow*; editor s note*; editors note*; note to readers*; our readers*; for clarity*; for
        length*; names have been changed*; name has been changed*; were changed*; all times; times are local*; our
        correspondent*; our reporter*; our newsroom*; letters to the editor*; letters should; with a pinch*; printed
        edition*; print edition*; next issue*; our next; back issues*; issue no*; our archive*; press release*; for
        media*; media enquiries*; spokesperson s office;
        эта статья*; этот текст*; этот материал*; эту статью*; материал обновляется*; новость дополняется*; перевод с;
        текст впервые*; впервые опубликован*; ця стаття*; цей текст*; цей матеріал*; матеріал оновлюється*; новина
        доповнюється*; вперше опублікован*; от редакции*; від редакції*; наши читатели*; наші читачі*
        """
    ),
    "live_tools": _phrases(
        """
        refresh; watch live*; watch now*; listen live*; listen to this*; mute; pinned; embed; live updates; new posts;
        post not available*; autoplay; javascript; your browser; enable; skip to; back to top*; scroll; open in app*;
        full screen; loading; slideshow; gallery;
        обновить; смотреть онлайн*; дивитись онлайн*; наверх
        """
    ),
    "agency_tail": _phrases(
        """
        reporting by; editing by; writing by; additional reporting*; compiled by
        """
    ),
    "links": _phrases(
        """
        read also; also read; read more; related; see also; more on this*; more on the*; more from; more about; more
        stories*; more news*; more in; also in this*; most read*; most popular*; from the archive*; from our archive*;
        recommended; previous article*; next article*; next story*; previous story*; you may also like*; you might also
        like*; latest news*; top stories*; trending*; what to read*; letters; in this series*; don t miss*; up next;
        editors picks*; editor s pick*; in pictures; in other news*; elsewhere; background; further reading*;
        читайте также*; читать также*; читайте ещё*; читайте еще*; по теме*; смотрите также*; ещё по теме*; еще по
        теме*; похожие; другие новости*; другие материалы*; популярное; самое читаемое*; материалы по теме*; связанные;
        в тему; читайте також*; за темою*; дивіться також*; більше новин*; інші новини*; схожі; популярні; на тему;
        також читайте*; новости по теме*; подробнее; детальніше
        """
    ),
    "photo": _phrases(
        """
        photo; photos; photograph*; image; images; picture; pictures by*; courtesy of; courtesy; handout;
        representational; illustration*; illustrative; film still*; still from; screenshot*; screen grab*; screengrab*;
        getty; shutterstock*; file pic*; stock photo*; credit; archive; infographic*; map by;
        фото; фотограф*; скриншот*; иллюстраци*; кадр из; архив; из открытых источников*; снимок; світлин*; ілюстраці*;
        знімок; скріншот*; архів; з відкритих джерел*; кадр з; зображення; изображение
        """
    ),
    "pictured": _phrases(
        """
        left; right; centre; center; pictured; seen here*; shown here*; engraving*; l r; poses; pose; shakes hands*;
        looks on; on parade; file; above; below;
        слева; справа; на фото; на снимке; на світлині; ліворуч; праворуч
        """
    ),
    "role": _phrases(
        """
        staff reporter*; staff writer*; web desk*; news desk*; newsdesk*; our correspondent*; correspondent; editorial
        board*; with agencies*; from agencies*; posted; published; updated; last modified*; filed under*; filed; news
        id*; editor; text by; words by*; story by*; edited by; translated by; staff; newsroom; special to; town hall;
        press service;
        автор; авторы; опубликован*; обновлен*; корреспондент*; редактор; текст; собкор*; опубліковано*; оновлено*;
        кореспондент*; автори; перевод; переклад
        """
    ),
}


def _by_start() -> dict[str, tuple[tuple[str, str], ...]]:
    index: dict[str, list[tuple[str, str]]] = {}
    for cue, phrases in PHRASES.items():
        for phrase in phrases:
            index.setdefault(phrase[:3], []).append((cue, phrase))
    return {start: tuple(pairs) for start, pairs in index.items()}


_BY_START = _by_start()


def phrases_in(plain: str) -> dict[str, list[str]]:
    """The phrases in a line (lower case, single blanks, one at each end), by cue; only those whose start occurs.

    >>> sorted(phrases_in(" share this on facebook ")["share"])
    [' facebook ', ' share ', ' share this ']
    """
    starts = {plain[i : i + 3] for i, sign in enumerate(plain) if sign == " "}
    hits: dict[str, list[str]] = {}
    for start in sorted(starts & _BY_START.keys()):
        for cue, phrase in _BY_START[start]:
            if phrase in plain:
                hits.setdefault(cue, []).append(phrase)
    return hits


SECTIONS = _words(
    """
    brief briefs conversation conversations diplomacy dossier essay essays note notes occasional paper papers postbag
    programme programmes quick series talk transcript transcripts weekend memo
    affairs africa after-action america americas analyses analysis announcement announcements archive army arts asia
    asia-pacific ask background balkans belarus blog blogs books breaking briefing business category caucasus check
    china city climate column columnist columns comment commentary comments communique conflict country crime
    cross-strait culture defence defense department diary dispatch domestic east economics economy editorial
    editorials education energy environment essay estonia eu europe exclusive explained explainer explainers fact
    factcheck feature features film finance football foreign health history home india information insight
    international interview interviews investigation investigations iran israel japan justice korea kosovo latest
    latvia law leader letters lifestyle lithuania live local longread main markets media middle military ministry
    money nation national nato news north notes op-ed oped opinion opinions pacific page pakistan perspective
    perspectives photo photos podcast podcasts poland policy political politics press readers region regional
    regulated release releases religion report reportage reports review reviews russia science section security
    serbia society south special sport sports statement statements stories story tag tags taiwan tech technology top
    topic topics travel ukraine uttarakhand video videos war weather west world
    аналитика аналітика армения армия армія безопасность безпека беларусь белоруссия білорусь в война війна
    геополитика главное головне город думка думки економіка заявление здоровье интервью история колонка конфликты
    культура лента мир мире мнение мнения місто наука новини новости область оборона общество події политика
    політика пресс-релиз происшествия раздел регион регионы регіон регіони репортаж розділ россия росія рубрика світ
    світі спорт стрічка суспільство сюжет тема технологии у украина україна экономика інтерв'ю інтерв’ю історія
    """
)
"""Names of sections: what rubrics and breadcrumbs are made of."""

FUNCTION_WORDS = _words(
    """
    & a an and as at by for from in of on or the to with
    в від для до з за и из й на о об по про с та у і
    """
)

ASIDES = _words(
    """
    admin author editor mod moderator op staff
    автор админ адмін модератор ред редакция редакція
    """
)
"""What sites put in brackets behind a commenter's name; it is no part of the name."""

OUTLET_WORDS = _words(
    """
    agency bulletin chronicle courier daily desk digest dispatch evening examiner express forum gazette globe
    guardian herald inquirer insider journal live magazine mail media messenger mirror monitor morning news newsroom
    notebook now observer online outlook paper papers post press quarterly radio record register report review
    sentinel service standard star sun telegraph television ticker times today tribune tv voice weekly wire world
    агентство ведомости вестник время вісник вісті газета голос известия край кур'єр курьер новини новости
    обозреватель оглядач портал правда радио радіо слово тв телеграф трибуна хроника хроніка час экспресс
    """
)
"""Words that a newspaper's name ends or begins with."""
