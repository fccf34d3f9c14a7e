"""The words that names of papers, agencies, stations and blogs are made of, and what page furniture says about them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PAPER = _words(
    """
    advertiser agency allehanda allgemeine anzeiger argus avis avisa avisen banner beacon blad bladet bugle cable
    chronicle citizen clarion compass correio correo corriere courier crier dagblad dawn democrat despatch diario
    dispatch dziennik echo examiner express figaro fm folha folkeblad gazeta gazete gazetesi gazette gazzetta giornale
    globe glos guardian herald heraldo ilbo independent inquirer intelligencer izvestia jaridat jornal journal kurier
    kurir kuryer leader ledger leht lehti mail mercury messenger mirror monde monitor newsday newspaper newswire
    novosti nyheter observer patriot periodico pioneer post posten postimees pravda presse quarterly record register
    rundschau rzeczpospolita sanomat sentinel shimbun shimpo sinmun spectator standard star statesman sun tagblatt
    telegram telegraph ticker tidende tidings tidning tidningar tidningen times tribunal tribune vesti wire zeitung
    вестник вісник ведомости відомості газета известия известий вісті край кур'єр кур’єр курьер обозреватель оглядач
    правда труд телеграф трибуна экспресс експрес звезда звязда зоря заря время
    """
)
"""Heads that hardly any section of a paper is called by: the name may be made of plain words ("Daily Mail")."""

PRESS = _words(
    """
    agence agencia agentur barometer blog brief briefing briefs bulletin bureau business center centre check
    chronicles context conversations daily desk diary digest dispatches dossier evening explained explains eye files
    forum foundation horizons insider insight institute interpreter journalist lantern lens letter letters line lines
    live log logbook look magazine media morning network news newsfile newsletter newspapers newsroom newsweek note
    notebook notes now observatory online outlook outpost paper papers pilot podcast policy portal posten press pulse
    radar radio reader report reporter reports review sentry service sheet sitrep society spotter spotters strategist
    sunday survey table talk television today tracker tv update vanguard view viewpoint voice voices watch watcher
    watchers week weekly witness words workshop world
    агентство агенція агентства бюллетень бюлетень диалог діалог записки инфо інфо мониторинг моніторинг обзор огляд
    вечер вечерний голос информ край новини новости новин портал радио радіо слово сегодня сьогодні тв тиждень неделя
    хроника хроніка час служба медиа медіа центр
    """
)
"""Heads that sections and programmes are called by, too: the name must hold a word of its own ("Narew Daily")."""

NO_SHORT_NAME = _words(
    """
    advertiser agency avis avisa avisen blad bladet cable citizen dawn democrat dispatch express fm folkeblad glos
    independent inquirer leht lehti mail monde newsday newspaper newswire patriot pioneer post pravda presse quarterly
    record register standard star statesman sun ticker tidende tidning tidningen time tribunal wire zeitung
    газета газетa край труд правда звезда звязда зоря заря время экспресс експрес
    """
)
"""Heads that are not said alone for the paper, or mean something else then: "Buy the Star", "Газета выходит"."""

SUPPLIERS = _words(
    """
    agence agencia agency agentur cable channel media network news newswire press service television tv wire агентство
    агенція тв медиа медіа
    """
)
"""Who supplies pictures to others: a credit of such a name tells little of whose page it is."""

INSTITUTIONS = _words("center centre foundation forum institute observatory society workshop центр")
"""What an author may belong to: such a name behind a person is where she works."""

OF_THE_DAY = _words(
    """
    a an and at by english edition edn evening friday hour in international midday monday morning night noon of online
    on our page saturday special sunday the thursday today tonight tuesday week weekend wednesday weekly daily your
    breakfast file show studio abroad guest round round-up roundup up column desk magazine monthly quarterly drills
    uniform magazine's
    """
)
"""Words of programmes and issues; no name has only these."""

SECTION_LIKE = _words(
    """
    analysis brief briefing briefs desk digest insight letter letters live news report reports review today update
    view voices week
    новини новости сегодня
    """
)
"""With a region these head a section: "Asia News"."""

REGIONS = _words(
    """
    africa african america american americas arctic asia asian atlantic balkans baltic black caspian caucasus coast
    eastern east europe european gulf horn island islands levant maghreb mediterranean middle nile north northern
    pacific river sea seas south southern strait straits valley west western world
    """
)
"""Regions are the names of sections; with a rarer head they make names of outlets ("Gulf Line")."""

LOCAL = _words(
    """
    local county district city town village regional community municipal provincial neighbourhood country home foreign
    national central front back top last latest first next open source your around border borders people ideas crops
    rural family life public new other main general war peace defence defense military army navy naval security armed
    forces editor editors updates postbag alerts immediate release embargoed regulatory official harvest crisis
    conflict market markets weather flood media use policy statement statements
    """
)
"""Words of sections beside those of the lexicon: "County News" names no paper."""

OFFICIAL = _words(
    """
    administration armed army battalion brigade bureau-general command commission committee communique corps council
    defence-forces department directorate district division embassy fleet forces general government headquarters
    ministère ministerio ministry mission mod navy office parliament president presidency regiment republic
    secretariat spokesman spokesperson spokesperson's staff администрация генштаб генеральный генерального департамент
    министерство минобороны міністерство міноборони округ командование правительство президент управление управління
    генеральний республики республика силы сили штаб
    """
)
"""A name with one of these is a body of state, which publishes, but is no outlet."""

SERVICE = _words(
    """
    alerts app code id here copyright facebook feed instagram limited ltd mobile newsletter no plus podcast podcasts
    premium privacy rights rss standards subscribers subscription telegram terms transcript transcripts twitter
    whatsapp youtube x archive archives photo photos picture reader readers staff reporter correspondent
    correspondents
    """
)
"""A name ends before these: "Bosphorus Wire Code of Conduct", "Reykjanes Times archive"."""

NEVER_FIRST = _words(
    """
    a an source sources about additional advertise advertisement all also arabic archive article articles ask
    associate back become broadcast buy by cite classifieds comment comments compiled conversation contact copyright
    correspondent corrections credit careers cookie cookies date dear designed developed donate download earlier
    edited editing editor editors editorial email explained explainer fax feedback file filed follow for form from get
    give home faq help hosted hotline illustration image images in input interview issue issued join leading licence
    like listen load log login map maps menu mobile modified more most next no number obituaries old older opinion
    order our page part photo photograph photographs photos picture pictures play please podcast posted powered
    presenter previous print privacy produced programme programmes published questions rate read readers recommended
    refresh register related reply report reporter reporting reproduction rights rss save search see send share sign
    signed site sitemap special staff statement statements still story subscribe subscription support tags terms text
    theme tip tips tomorrow top transcript translated tweet update updated updates video view visit want watch we
    weather welcome words write writing written yesterday you your © i this these that they he she everyone everybody
    nobody somebody some many each both others one web what when where who why how it if is my his her their its there
    here was were are do does did has have had can may will would not responses replies archives главная головна меню
    автор авторы подпишитесь подписаться читайте фото редакция все при підпишіться підписатися усі всі автори редакція
    текст переклад перевод
    """
)
"""What begins a line of furniture, and no name in it."""

PLATFORMS = _words(
    """
    facebook instagram telegram twitter whatsapp youtube linkedin google apple android reddit pinterest vk vkontakte
    viber tiktok spotify mastodon bluesky threads wechat weibo patreon paypal ko-fi flipboard rss print e-mail email
    wordpress blogger substack discord signal x
    """
)

ZONES_OF_TIME = _words(
    """
    gmt utc est edt cst cdt mst mdt pst pdt cet cest eet eest wet west msk ist pkt kst jst hkt sgt bst eat cat wat
    sast trt ict wib npt nzst aest msd local am pm
    """
)
NO_ABBREVIATION = _words("uk us usa uae eu un nato osce csto sco prc rok dprk pla idf ussr cis drc")
"""Capitals in brackets that name a state or a league, not an agency."""
