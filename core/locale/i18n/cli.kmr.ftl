# The words of the command line, Northern Kurdish (Kurmanji). Printed without isolation marks.
# $flag, $command, $file, $folder, $path, $id are what one types: leave them where they read well.
# For native review: see ../REVIEW.md


## Help

cli-about = Rayî: hevpeyvîn ji formê heta meqbûzê. Bersiv tên morkirin, li ser vê amûrê tên şîfrekirin û dema tor hebe tên şandin.
help-commands = Ferman:
help-options = Vebijark:
help-exit = Rewşa derketinê:
help-testing = Ji bo kesê ku formekê diceribîne, bi JSON:
help-more = Zêdetir li ser fermanekê: rayi COMMAND --help
about-demo = Hemû rê li ser vê makîneyê nîşan dide: hevpeyvîneke rapirsiya nimûne tê morkirin, bê tor li bendê dimîne û digihîje berhevkarekî.
about-form-check = Forman kontrol dike û dibêje çi şaş e, li ku ye û çareya wê çi ye.
about-form-convert = Ji tabloyeke formê XForm XML çêdike: .xlsx, .xlsm, .xls, .csv an tabloyên Markdown.
about-interview = Pirsên formekê li vir di termînalê de dipirse, her bersivê yekser tomar dike û di dawiyê de tomarê mor dike û dixe rêza şandinê.
about-outbox = Tomarên qediyayî yên li ser vê amûrê rêz dike û dibêje her yek li ku ye.
about-passphrase-set = Embarekê bi hevokeke nepenî mor dike, û eger tune be dest pê dike.
about-passphrase-change = Embarekê bi hevokeke nepenî ya din mor dike.
about-passphrase-remove = Mifteya embarê dîsa nemorkirî li kêleka wê datîne.
about-sync = Tomarên li bendê ji pêşkêşkarekî re dişîne.
about-verify = Dibêje ka tomar ew in ku hatine morkirin û ka mifte pêbawer e.
about-collector = Tomaran ji amûran distîne û wan tam wek ku hatine diparêze.
flag-lang = Zimanê gotinên Rayî: ar, ckb, kmr an en
flag-json = Belgeyeke JSON li şûna hevokan
flag-store = Peldanka embara şîfrekirî, ji bo fermanên ku wê bi kar tînin
flag-passphrase = Embarê bi hevokeke nepenî veke; embara nû an nemorkirî pê tê morkirin (RAYI_PASSPHRASE ji bo skrîptan)
flag-answers = Pela hevpeyvînên nivîsandî yên ku bi xwe dimeşin
flag-media = Peldanka pelên formê; heke neyê dayîn, NAME-media li kêleka formê
flag-output = Pela ku tê nivîsandin
flag-form-lang = Zimanê formê, bi nav an bi kodê
flag-new = Ji nû ve dest pê bike, heke reşnivîs hebe jî
flag-correct = Tomareke qediyayî rast bike, bi hejmara wê ya di rêza şandinê de
flag-anyway = Wê rast bike, heke form rê nede jî
flag-upgrade = Bi reşnivîseke guhertoyeke kevntir a formê bidomîne
flag-release = Tomareke rawestandî vegerîne rêza şandinê
flag-key = Tenê mifteya vê amûrê binivîse, wek rêzeke mifteyên pêbawer
flag-server = Navnîşana pêşkêşkarê
flag-form = Forma ku tomar bersiva wê didin
flag-trust = Pela mifteyên pêbawer: kid û JWK di her rêzê de
flag-help = Vê alîkariyê nîşan bide
flag-version = Guhertoyê nîşan bide
exit-unable = Nehat kirin: bikaranîna şaş, pelek ku nayê xwendin, an embarek ku venabe
exit-unused = Nayê bikaranîn
exit-done = Hat kirin
exit-demo-0 = Hemû hevpeyvîn wek ku divê bûn û hemû tomar bê guherîn gihîştin
exit-demo-1 = Hevpeyvîneke nivîsandî ne wek ku dihat hêvîkirin bû, an hevpeyvîn hat hiştin
exit-form-check-0 = Şaşî tune ne; dibe ku hişyarî hebin
exit-form-check-1 = Di formekê de şaşî hene
exit-form-convert-0 = Hate nivîsandin; dibe ku hişyarî hebin
exit-form-convert-1 = Di tabloyê de şaşî hene; tiştek nehate nivîsandin
exit-interview-0 = Tomar hat morkirin û ket rêza şandinê
exit-interview-1 = Hevpeyvîn hat hiştin; reşnivîs hat parastin
exit-sync-0 = Hemû tomar hatin gihandin
exit-sync-1 = Hîn tomarek li bendê ye an rawestandî ye
exit-verify-0 = Hemû biryar “ok” in û tu zincîr ne li dijî xwe ye; valahî tên gotin û nayên darizandin
exit-verify-1 = Biryarek tiştekî din e, an zincîrek li dijî xwe ye

## Wrong usage

usage-help = Alîkarî: rayi --help
usage-command-missing = Çi were kirin? Ferman kêm e.
usage-command-unknown = Fermana “{ $word }” tune ye.
usage-flag-unknown = Vebijarka { $flag } tune ye.
usage-flag-foreign = { $flag } ne vebijarkeke “{ $command }” ye.
usage-value-missing = Ji bo { $flag } nirxek pêwîst e.
usage-value-spare = { $flag } nirxan nagire.
usage-value-refused = “{ $value }” ji bo { $flag } nabe.
usage-operand-missing = { $what } kêm e.
usage-operand-spare = Peyva “{ $word }” zêde ye.
usage-flag-needed = { $flag } pêwîst e.
usage-store-nowhere = Li vê sîstemê peldankek ji bo pelên bernameyan tune ye: bi --store yekê nav bike.

## Why a file or address cannot be used

why-not-found = li wir tune ye
why-not-allowed = destûr tune ye
why-a-folder = peldank e
why-no-folder = ne peldank e
why-full = cih nemaye
why-address-taken = navnîşan girtî ye
why-closed = aliyê din girt
why-unknown = sîstemê red kir

## Checking a form

check-error = şaşî
check-warning = hişyarî
check-node = girêk: { $node }
check-argument = di { $function }() de, argumana { $argument }
check-remedy = çare: { $remedy }
check-reading = { $file } tê xwendin ({ $megabytes } MB) …
check-forms =
    { $n ->
        [0] Form tune
        [one] Formek
       *[other] { $n } form
    }
convert-written = { $file } hate nivîsandin.
convert-refused = Di tabloyê de şaşî hene, û tiştek nehate nivîsandin.
check-errors =
    { $n ->
        [0] bê şaşî
        [one] şaşiyek
       *[other] { $n } şaşî
    }
check-warnings =
    { $n ->
        [0] bê hişyarî
        [one] hişyariyek
       *[other] { $n } hişyarî
    }

## An interview in the terminal

interview-keys = Enter: bidomîne · :b paş ve · :c bersivê jê bibe · :l ziman · :o giştî · :q derkeve, reşnivîs dimîne · :? ev mifte
interview-resumed = Reşnivîsek heye: hevpeyvîn ji cihê ku rawestiyabû didome.
interview-corrects = Ev rastkirina tomareke qediyayî ye; tomareke nû dê bikeve şûna wê.
interview-unplaced = Bersivek di vê guhertoya formê de bê cih e û li aliyekî tê parastin: { $path }
interview-who = Kî vê formê dadigire?
interview-why = Bersiv çima tên guherandin?
interview-jump = Hejmara pirsa ku tu biçî ser; Enter dimîne.
interview-queued = Hat morkirin û ket rêza şandinê: { $id }
interview-keep = Wek reşnivîs biparêze û derkeve
interview-not-ready =
    { $n ->
        [0] Tiştek nemaye ku were rastkirin.
        [one] Berî qedandinê divê bersivek were rastkirin.
       *[other] Berî qedandinê divê { $n } bersiv werin rastkirin.
    }
ask-required = bersiv pêwîst e
ask-fallback = (werger tune ye; bi { $language } tê nîşandan)
ask-answer = Bersiv: { $answer }
ask-one = Hejmara bijareya xwe binivîse.
ask-many = Hejmarên bijareyên xwe bi valahiyê di navberê de binivîse.
ask-file = Rêya pelekê binivîse.
ask-trigger = Ji bo piştrastkirinê 1 binivîse.
ask-date = Dîrokekê binivîse, wek { $example }.
ask-no-such-choice = Hejmarekê ji 1 heta { $n } binivîse, an Enter ji bo domandinê.

## The store and the outbox

store-at = Embar: { $folder }
passphrase-ask = Hevoka nepenî ya embarê:
passphrase-ask-new = Hevoka nepenî ya nû:
passphrase-again = Heman hevok careke din:
outbox-released = Vegeriya rêza şandinê: { $id }
state-queued = Di rêza şandinê de ye
state-in-flight = Tê şandin
state-waiting = Li bendê ye: { $reason }
state-held = Rawestandî ye: { $reason }
state-delivered = Hat gihandin

## Scripted interviews

walk-title = Hevpeyvîna { $i } ji { $total }: “{ $name }”, bi { $language }
walk-answered =
    { $n ->
        [0] bê bersiv
        [one] bersivek
       *[other] { $n } bersiv
    }
walk-refused =
    { $n ->
        [0] tiştek nehat redkirin
        [one] bersivek wek ku divê hat redkirin
       *[other] { $n } bersiv wek ku divê hatin redkirin
    }
walk-compared =
    { $n ->
        [0] tiştek nehat berawirdkirin
        [one] hêviyek hat berawirdkirin
       *[other] { $n } hêvî hatin berawirdkirin
    }
walk-not-refused = { $path }: diviyabû “{ $value }” bihata redkirin.
walk-answer-refused = { $path }: “{ $value }” hat redkirin.
walk-never-asked = { $path } qet nehat pirsîn.
walk-asked-anyway = { $path } hat pirsîn û nediviyabû.
walk-value-differs = { $path } “{ $found }” e, “{ $expected }” dihat hêvîkirin.
walk-label-differs = Nivîsa { $path } “{ $found }” e; divê “{ $expected }” tê de be.
walk-finish-refused = Hevpeyvîn nayê qedandin: { $path }

## The demo

demo-role = Kopiyeke ceribandinê ya rapirsiyekê, di rola berhevkarê daneyan de tê bersivandin: mor navê vê amûrê dibêje. Morên bênav ên welatiyan tiştekî din in û hîn tune ne.
demo-folders = Amûr: { $store } · Berhevkar: { $collector }
demo-sealed =
    { $n ->
        [0] Tiştek nehat morkirin.
        [one] Tomarek hat morkirin, li ser vê amûrê hat şîfrekirin û ket rêza şandinê.
       *[other] { $n } tomar hatin morkirin, li ser vê amûrê hatin şîfrekirin û ketin rêza şandinê.
    }
demo-no-network = Şandin ji { $server } re, ku kes lê guhdarî nake:
demo-network = Tor vedigere: berhevkarek li { $server } dest pê dike.
demo-delivered =
    { $n ->
        [0] Tiştek nehat gihandin.
        [one] Tomarek hat gihandin.
       *[other] { $n } tomar hatin gihandin.
    }
demo-read-back =
    { $n ->
        [0] Di peldanka berhevkar de yek ji van tomaran tune ye.
        [one] Di peldanka berhevkar de ev yek tomar heye:
       *[other] Di peldanka berhevkar de ev { $n } tomar hene:
    }
demo-same = heman bayt wek li ser amûrê, SHA-256 { $digest }
demo-differs = NE heman bayt wek li ser amûrê
demo-absent = li wir tune ye
demo-verify = Bi xwe kontrol bike:
demo-done = Her tişt wek ku hatibû morkirin gihîşt.
demo-not-done = Tiştek ne wek ku divê bû.

## Verifying

verify-key = Mifte: { $kid }
verify-place = Hejmar { $seq } di zincîra amûrê de
verify-count = { $ok } ji { $total } “ok” in.
verify-no-survey = Manîfesta rapirsiyê tune ye: tomar tenê bi formê re tê kontrolkirin.

## Errors of the command line

error-file-unreadable = { $file } nayê xwendin: { $reason }.
    .remedy = Nav û destûra xwe ya xwendinê kontrol bike.
error-file-too-large = { $file } { $bytes } bayt e; herî zêde { $limit } têne xwendin.
    .remedy = Kontrol bike ka ev pelê rast e.
error-folder-unusable = { $file } nayê bikaranîn: { $reason }.
    .remedy = Peldankeke din hilbijêre an hinek cih vala bike.
error-not-walks = { $file } ne pela hevpeyvînên nivîsandî ye (rêz { $line }, stûn { $column }).
    .remedy = Format wek ya pelên di tests/forms/paths de ye.
error-walk-form-missing = Forma van hevpeyvînan “{ $form }” ne li kêleka pelê ye.
    .remedy = Formê têxe heman peldankê.
error-form-language-unknown = Zimanê “{ $language }” di formê de tune ye. Zimanên wê: { $known }.
error-passphrase-needed = Ev embar hevoka xwe ya nepenî dixwaze, û kes li vir tune ye ku binivîse.
    .remedy = { $variable } deyne, an fermanê di termînalekê de bixebitîne.
error-passphrase-there = Vê embarê hevokeke nepenî heye.
    .remedy = Bi vê fermanê biguherîne: rayi passphrase change
error-passphrase-absent = Hevoka nepenî ya vê embarê tune ye.
    .remedy = Bi vê fermanê deyne: rayi passphrase set
error-passphrases-differ = Her du hevok ji hev cuda ne. Tiştek neguherî.
error-no-port = Ev makîne portek ji bo guhdarîkirinê nade: { $reason }.
error-output-failed = Encam nayê nivîsandin: { $reason }.
