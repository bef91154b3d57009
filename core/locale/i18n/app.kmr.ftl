# The words of the apps that are not among the application's common ones (kmr.ftl), Northern Kurdish (Kurmanji).
# For native review: see ../REVIEW.md


## Screens

app-projects-title = Proje
app-drafts-title = Reşnivîs
app-outbox-title = Rêza şandinê
app-overview-title = Kurte
app-about-title = Derbar
app-projects-none = Hîn proje tune ye. Bi navnîşana pêşkêşkarê wê an bi koda mîhengên wê yekê lê zêde bike.

## Buttons

app-add = Lê zêde bike
app-open = Veke
app-close = Bigire
app-choose = Hilbijêre
app-record = Deng tomar bike
app-record-stop = Tomarkirinê rawestîne
app-play = Lê bide
app-sign = Li vir îmze bike
app-draw = Xêz bike
app-scan = Kodekê bixwîne
app-file-choose = Pelekê hilbijêre
app-date-choose = Dîrokekê hilbijêre
app-time-choose = Demekê hilbijêre
app-month-before = Meha berê
app-month-after = Meha din
app-photo-again = Wêneyeke din bikişîne
app-repeat-add-another = Yeka din lê zêde bike
app-repeat-go-on = Bê zêdekirin bidomîne
app-save-and-leave = Tomar bike û derkeve
app-move-up = Bibe jor
app-move-down = Bibe jêr
app-errors-check = Li şaşiyan bigere
app-device-settings = Mîhengên amûrê veke
app-location-stop = Vî cihî bi kar bîne

## Answering

app-required = Pêwîst e
app-read-only = Nayê guherandin
app-progress = { $i } ji { $total }
app-end = Hemû pirs qediyan.
app-end-draft = Heke tu niha derkevî, reşnivîsek li ser vê amûrê dimîne.
app-errors-found =
    { $n ->
        [0] Şaşî nehatin dîtin
        [one] Divê li bersivekê were nihêrtin
       *[other] Divê li { $n } bersivan were nihêrtin
    }
app-in-language = Bi { $language }
app-location-searching = Li cih digere …
app-attached = { $name } ({ $size })
app-moment = { $date }, { $time }

## What is missing on a device

app-lacks =
    { $what ->
        [camera] Kameraya vê amûrê ji bo vê tune ye. Tu dikarî bê wê bidomînî.
        [location] Ev amûr nikare bêje li ku ye. Tu dikarî bê wê bidomînî.
        [microphone] Ev amûr nikare deng tomar bike. Tu dikarî bê wî bidomînî.
        [barcode] Li ser vê amûrê sepaneke ku kodan dixwîne tune ye. Tu dikarî kodê binivîsî, an bê wê bidomînî.
        [player] Li ser vê amûrê sepaneke ku vê lê dide tune ye. Tu dikarî bê wê bidomînî.
        [file] Li ser vê amûrê sepaneke ku pelan hildibijêre tune ye. Tu dikarî bê wê bidomînî.
        [map] Nexşe li vir nayên nîşandan. Tu dikarî bê wan bidomînî.
        [app] Sepana «{ $name }» ya ku divê bersivê bide ne sazkirî ye. Tu dikarî bê wê bidomînî.
        [compass] Di vê amûrê de pûsûla tune ye. Tu dikarî alî binivîsî, an bêyî wê bidomînî.
        [printer] Rayî nikare çap bike. Tu dikarî bêyî wê bidomînî.
        [timer] Li vir dem nayê pîvan: bêyî demjimêr hilbijêre.
        [no-answer] Li vir tu bersiv ji sepana «{ $name }» venagere. Bi xwe bersivê bide, an bê wê bidomîne.
        [front-code] Kod bi kameraya paşîn tên xwendin.
       *[other] Ev amûr nikare vê bersivê bistîne. Tu dikarî bê wê bidomînî.
    }
app-denied =
    { $what ->
        [camera] Destûr nehatiye dayîn ku Rayî kamerayê bi kar bîne. Di mîhengên amûrê de destûrê bide, an bê wê bidomîne.
        [location] Destûr nehatiye dayîn ku Rayî bizanibe ev amûr li ku ye. Di mîhengên amûrê de destûrê bide, an bê wê bidomîne.
        [microphone] Destûr nehatiye dayîn ku Rayî deng tomar bike. Di mîhengên amûrê de destûrê bide, an bê wî bidomîne.
       *[other] Amûr destûra vê nade. Di mîhengên amûrê de destûrê bide, an bê wê bidomîne.
    }
app-storage-full = Li ser vê amûrê cih nemaye. Ev bersiv nehat parastin; hemû yên berê parastî ne. Hinek cih vala bike û dîsa biceribîne.
app-photo-lost = Wêne negihîşt. Dîsa bikişîne.
app-capture-lost = Berî ku Rayi bê girtin wêneyek an vîdeoyek negihîşt pirsa xwe. Hat jêbirin; dîsa bikişîne.

## Forms from the server

app-forms-look = Li ser pêşkêşkarê li forman bigere
app-form-new = Hîn ne li ser vê amûrê ye
app-form-newer = Guhertoyeke nûtir li ser pêşkêşkarê ye
app-form-same = Nûjen e
app-form-fetching = { $form } tê anîn: { $done } ji { $total }
app-form-fetched = { $form } niha li ser vê amûrê ye.
app-forms-none-offered = Pêşkêşkar forman pêşkêş nake.

## Projects

app-project-add = Projeyekê lê zêde bike
app-project-name = Navê projeyê
app-project-server = Navnîşana pêşkêşkarê
app-project-scan = Mîhengên wê bixwîne (koda QR)
app-project-remove = Projeyê jê bibe
app-project-remove-confirm = Tu dixwazî { $name } bi form û reşnivîsên wê jê bibî? Bersivên neşandî winda dibin.
app-project-unsent =
    { $n ->
        [0] Her tişt hatiye şandin
        [one] Tomarek nehatiye şandin
       *[other] { $n } tomar nehatine şandin
    }

## Outbox: one line for each record

app-line-queued = Dema dora wê were tê şandin
app-line-offline = Li benda torê ye
app-line-metered = Li benda toreke bêpere ye
app-line-by-hand = Li bendê ye ku tu bişînî
app-line-sending = Tê şandin: { $sent } ji { $total }
app-line-waiting = { $reason } Ceribandina din: { $time }
app-line-held = Rawestandî: { $reason }
app-line-delivered = Gihîşt: { $time }

## Sizes

app-size-bytes = { $size } B
app-size-kilobytes = { $size } kB
app-size-megabytes = { $size } MB

## Settings

app-settings-language = Zimanê sepanê û forman
app-settings-digits-extended = ۴۵۶۷
app-settings-networks = Şandin bi
app-networks-any = Her tor
app-networks-unmetered = Wi-Fi û torên din ên bêpere
app-networks-never = Tenê dema ez bi xwe dişînim
app-text-size-small = Biçûk
app-text-size-normal = Asayî
app-text-size-large = Mezin
app-text-size-largest = Pir mezin

## About

app-about-version = Guherto { $version }
app-about-kept = Her bersiv, hema ku tê dayîn, bi şîfrekirî li ser vê amûrê tê parastin.
app-about-sealed = Tomara qediyayî bi mifteya vê amûrê tê morkirin û piştî wê naguhere.
app-about-delivered = «Gihîşt» tê wê wateyê ku pêşkêşkarê gotiye hemû beş li ba wî ne.
app-about-not-anonymous = Tomar ne bê nav in: her yek mifteya vê amûrê tê de ye.
app-about-device-key = Mifteya vê amûrê: { $kid }

## Jimartin û xal

app-count-up = Yek zêdetir
app-count-down = Yek kêmtir
app-point-remove = Xala dawîn rake
app-leave-anyway = Bê ya ku nehatiye tomarkirin derkeve

## Parçeyên dîrokê, û yên ku li gel pirsan tên pirsîn

app-date-day = Roj
app-date-month = Meh
app-date-year = Sal
app-date-hour = Saet
app-date-minute = Deqîqe
app-who = Kî vê formê tije dike?
app-change-reason = Çima bersiv tên guhertin?
app-file-too-large = Ev pel ji bo vê amûrê pir mezin e: herî zêde { $size } dikare were parastin.

## questions

app-sound-play = Deng lê bide
app-sound-stop = Deng rawestîne
app-film-play = Fîlm lê bide
app-media-missing = Ev pelê formê ne li ser vê amûrê ye, an li vir nayê nîşandan. Tu dikarî bêyî wê bidomînî.
app-picture-large = Wêneyê mezin nîşan bide
app-annotate = Li ser xêz bike
app-bearing-get = Ali bigire
app-bearing-use = { $degrees }° bi kar bîne
app-place-type = Koordînatan binivîse
app-place-latitude = Hêlîpan
app-place-longitude = Hêlîlar
app-place-no-such = Cihekî wisa li ser erdê tune ye: hêlîpan ji −90 heta 90 e, hêlîlar ji −180 heta 180 e.
app-place-inaccurate = Rastî { $metres } m: ev pirs { $wanted } m an çêtir dixwaze. Li bin esmanê vekirî dîsa bigere.
app-place-far = { $km } km ji vir
app-trace-record = Xalan bixweber tomar bike
app-trace-recording = Heta ku ev rûpel vekirî be, her { $seconds } ç xalek tê girtin.
app-trace-seconds = Her { $seconds } ç
app-trace-points =
    { $n ->
        [0] Ti xal
        [one] Xalek
       *[other] { $n } xal
    }
app-calendar =
    { $calendar ->
        [ethiopian] Salnameya Etiyopyayê
        [coptic] Salnameya qiptî
        [islamic] Salnameya koçî ya heyvî
        [bikram-sambat] Salnameya Bikram Sambat
        [myanmar] Salnameya Myanmarê
        [persian] Salnameya koçî ya rojî
       *[buddhist] Salnameya bûdîst
    }
app-date-no-such = Di vê salnameyê de rojeke wisa tune ye.
app-map-listed = Nexşe li vir nayê nîşandan: vebijêrk bi cihên xwe hatine rêzkirin.
app-image-map-listed = Wêne li vir nayê nîşandan: ji lîsteyê hilbijêre.
app-group-answered =
    { $n ->
        [0] Sepanê ti bersiv ji bo van pirsan neanî.
        [one] Sepanê bersivek anî.
       *[other] Sepanê { $n } bersiv anîn.
    }
app-answer-hidden = Hat bersivandin; bersiv nayê nîşandan.
app-nothing-brought = Sepanê tiştek neanî. Dîsa biceribîne.

## flow

app-correct = Rast bike
app-correction = Rastkirina tomareke berê
app-forms-newer =
    { $n ->
        [0] Hemû form nûjen in
        [one] Guhertoyeke nûtir a formekê li ser pêşkêşkarê ye
       *[other] Guhertoyên nûtir ên { $n } forman li ser pêşkêşkarê ne
    }
app-settings-forms = Anîna forman
app-forms-manual = Dema ez bi xwe tînim
app-forms-tell = Dema ez bi xwe tînim; guhertoyên nûtir ji min re tên gotin
app-forms-known = Guhertoyên nûtir bi xwe tên anîn
app-forms-all = Hemû yên ku pêşkêşkar pêşkêş dike, û tiştekî din na
app-settings-every = Lêgerîna forman
app-every =
    { $minutes ->
        [15] Her çaryek saetê
        [60] Her saet
        [360] Her şeş saetan
       *[other] Her roj
    }
app-settings-pictures = Mezinahiya wêneyan
app-picture-original = Wek ku form dibêje
app-picture-pixels = Herî zêde { $pixels } piksel, eger form tiştekî nebêje
app-settings-sent = Tomarên şandî
app-sent-keep = Li ser vê amûrê dimînin
app-sent-delete = Dema ku li cem pêşkêşkar bin tên jêbirin
app-settings-locked = Mîhengên din ên vê projeyê di destê wî kesî de ne ku ew amade kiriye.
app-sound-recorded = Dema tu bersivê didî deng tê tomarkirin.
app-places-kept = Form cihê te diparêze dema tu bersivê didî.

## ios

app-settings-digits-language = Wek ku ziman wan dinivîse
app-stop = Rawestîne
app-points = Xal: { $n }
app-points-few = Xal: { $n }. Bi kêmî { $least } divên.
app-points-closed = Xal: { $n }. Sînor girtî ye.
app-trace-stop = Êdî xalan nestîne
app-place-set = Van pileyan bi kar bîne
app-recording-saved = Dengê ku tomarkirina wî qut bû hatiye parastin.
app-film-lost = Fîlm negihîşt. Dîsa bikişîne.
app-drawing-lost = Xêzkirin negihîşt. Dîsa xêz bike.
app-recording-lost = Tomarkirina deng negihîşt. Dîsa tomar bike.
app-not-answered = Hê nehatiye bersivandin
