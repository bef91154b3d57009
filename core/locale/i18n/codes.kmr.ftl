# The sentence for every stable code but those about forms, Northern Kurdish (Kurmanji). The id is the family and the
# code; .remedy says what can be done.
# For native review: see ../REVIEW.md


## When there are no words

text-missing = Ji bo vê yekê di vê guhertoyê de nivîs tune ye.
unknown-error = Tiştek bi ser neket û ev guherto nikare bêje çi.
unknown-violation = Ev bersiv nayê qebûlkirin.
unknown-diagnostic = Di formê de tiştek ne rast e û ev guherto nikare bêje çi.
unknown-reason = Ji ber sedemeke ku ev guherto nas nake li bendê ye.
unknown-verdict = Kontrolê tiştek dît ku ev guherto nas nake.

## Verdicts: what checking a record found

verdict-ok = Tomar resen û temam e.
verdict-ok-flagged = Tomar resen e, lê dema ku tê de hatiye nivîsandin li hev nayê.
verdict-content-equal = Bersiv heman in, lê pel piştî morkirinê ji nû ve hatiye nivîsandin.
verdict-duplicate = Heman tomar berê hatiye hejmartin.
verdict-incomplete = Pelek ji pelên tomarê kêm e.
verdict-unsealed = Mora tomarê tune ye.
verdict-untrusted-key = Mor rast e, lê mifteya wê ne ji mifteyên pêbawer e.
verdict-invalid = Tomar bi mora xwe re li hev nayê.
verdict-chain-gap = Tomarên amûra { $kid } kêm in: { $missing }

## Violations: why an answer is not accepted

violation-required = Bersiva vê pirsê pêwîst e.
violation-constraint = Ev bersiv nayê qebûlkirin.
violation-not-an-integer = Hejmareke tam binivîse.
violation-not-a-number = Hejmarekê binivîse.
violation-out-of-range = Ev hejmar pir mezin e.
violation-not-in-range = Ev hejmar li derveyî ya tê xwestin e, an di navbera gavên wê de ye.
violation-not-a-date = Dîrokekê binivîse, wek 2026-03-01.
violation-not-a-time = Demekê binivîse, wek 13:45.
violation-not-a-date-time = Dîrokekê bi demê binivîse, wek 2026-03-01T13:45.
violation-not-a-place = Ev ne cih e.
violation-not-a-choice = Ev bersiv ne ji bijareyan e.
violation-choice-twice = Heman bijare du caran hatiye navkirin.
violation-not-a-ranking = Hemû bijareyan rêz bike, her yekê carekê.
violation-read-only = Ev bersiv nayê guhertin.
violation-not-relevant = Li gorî bersivên din ev pirs nayê pirsîn.
violation-file-missing = Pela vê bersivê tune ye.
violation-too-many-instances = Ji dubarekirinên ku destûr heye zêdetir tên xwestin (20.000, û bi tevahî 100.000).
violation-expression-failed = Form nikare hesab bike ka ev bersiv rast e.

## Reasons: why a record waits or is held

reason-network-unreachable = Girêdana bi pêşkêşkar re tune ye.
    .remedy = Bi xwe dîsa tê ceribandin.
reason-network-timeout = Pêşkêşkar di dema xwe de bersiv neda.
    .remedy = Bi xwe dîsa tê ceribandin.
reason-network-broken-off = Girêdan qut bû.
    .remedy = Bi xwe dîsa tê ceribandin.
reason-network-server-unproven = Pêşkêşkar nekarî îspat bike ku ew ê rast e; tiştek nehat şandin.
    .remedy = Navnîşana pêşkêşkarê û dîroka vê amûrê kontrol bike. Heke bidome, ji rêvebirê pêşkêşkarê bipirse.
reason-reply-not-openrosa = Ya bersiv da ne pêşkêşkara rapirsiyan e (rewş { $status }).
    .remedy = Heke Wi-Fi rûpela têketinê hebe, pêşî têkeve; heke na, navnîşanê kontrol bike.
reason-reply-redirected = Pêşkêşkar me dişîne pêşkêşkareke din, { $host } (rewş { $status }); bersiv ji wir re nayên şandin.
    .remedy = Heke ew pêşkêşkar ya rast be, navnîşana wê deyne.
reason-server-unwell = Pêşkêşkar bi xwe xelet e (rewş { $status }).
    .remedy = Bi xwe dîsa tê ceribandin.
reason-server-busy = Pêşkêşkar sebrê dixwaze (rewş { $status }).
    .remedy = Bi xwe dîsa tê ceribandin.
reason-submission-deleted = Ev tomar li ser pêşkêşkarê hatiye jêbirin.
    .remedy = Ew li ser vê amûrê dimîne. Berî ku dîsa bişînî ji serperiştê xwe bipirse.
reason-submission-differs = Li ser pêşkêşkarê bi heman hejmarê bersivên din hene.
    .remedy = Tiştek li ser tiştekî nayê nivîsandin. Ji serperiştê xwe re bêje.
reason-submission-out-of-date = Ev rastkirin ya guhertoyekê ye ku li ser pêşkêşkarê hatiye guhertin.
    .remedy = Ji serperiştê xwe re bêje.
reason-form-closed = Pêşkêşkar êdî tomarên vê formê nagire.
    .remedy = Ji serperiştê xwe bipirse. Tomar li ser vê amûrê dimîne.
reason-submission-incomplete = Pêşkêşkar hemû beş girtin û dibêje hîn pel kêm in.
    .remedy = Hemû beş bi xwe dîsa tên şandin; heke bidome ji serperiştê xwe re bêje.
reason-record-unreadable = Tomar li ser vê amûrê xera bûye û nayê şandin. Yên din tên şandin.
    .remedy = Peldanka embarê kopî bike cihekî ewle û ji serperiştê xwe re bêje.
reason-file-name-unusable = Navê pelekî tomarê nayê şandin.
    .remedy = Ji serperiştê xwe re bêje. Tomar li ser vê amûrê dimîne.
reason-submission-conflict = Tomar li dijî ya li ser pêşkêşkarê ye (rewş { $status }).
    .remedy = Ji serperiştê xwe re bêje. Tomar li ser vê amûrê dimîne.
reason-not-authenticated = Pêşkêşkar nizane kî dişîne (rewş { $status }).
    .remedy = Navnîşana pêşkêşkarê, ku dibe mifteyek tê de be, bi serperiştê xwe re kontrol bike.
reason-not-permitted = Pêşkêşkar destûrê nade vê amûrê ku bişîne (rewş { $status }).
    .remedy = Destûrê ji serperiştê xwe bixwaze.
reason-not-found-there = Ev form an navnîşan li ser pêşkêşkarê tune ye (rewş { $status }).
    .remedy = Navnîşana pêşkêşkarê kontrol bike û ka form li wir hatiye weşandin.
reason-request-refused = Pêşkêşkar tomarê red dike (rewş { $status }).
    .remedy = Ji serperiştê xwe re bêje. Tomar li ser vê amûrê dimîne.
reason-record-too-large = Pelek ji tomarê { $bytes } bayt e, ji ya ku pêşkêşkar digire ({ $limit }) zêdetir e.
    .remedy = Ji rêvebirê pêşkêşkarê bixwaze ku sînor bilind bike, paşê tomarê vegerîne rêza şandinê.

## Errors: the key of the store

error-vault-locked = Heta ku amûr girtî be mifteya embarê nayê gihîştin.
    .remedy = Amûrê veke û dîsa biceribîne.
error-vault-key-lost = Mifteya embarê li ser vê amûrê nemaye. Bêyî wê kes nikare embarê bixwîne.
    .remedy = Heke embar ji amûreke din an ji kopiyeke ewlehiyê hatibe, li wir veke. Tiştek nayê jêbirin.
error-vault-refused = Mifteya embarê ne li ser vê amûrê hatiye çêkirin, an hatiye guhertin.
    .remedy = Pela mifteya vê embarê vegerîne.
error-vault-wrong-passphrase = Hevoka nepenî şaş e, an pela mifteyê hatiye guherandin.
    .remedy = Dîsa binivîse. Kes nikare hevokeke jibîrkirî vegerîne, ne jî ya ku ew mor dike.
error-vault-failed = Cihê ku mifteya embarê diparêze bersiv nade.
    .remedy = Dîsa biceribîne; heke bidome amûrê bigire û veke.

## Errors: the store

error-store-key-missing = Embarek heye, lê mifteya wê ne pê re ye.
    .remedy = Mifteyê vegerîne cihê wê. Mifteyeke nû li ser bersivên kevn nayê çêkirin.
error-store-wrong-key = Mifte ne ya vê embarê ye.
    .remedy = Mifteya ku bi vê embarê re hatibû parastin bi kar bîne. Tiştek nehat guhertin.
error-store-plain-text = Embar dê ne şîfrekirî bûya, ji ber vê yekê nayê bikaranîn.
    .remedy = Peldankeke vala ji bo embarê hilbijêre.
error-store-cipher-absent = Ev avakirina Rayî nikare şîfre bike, ji ber vê yekê tiştekî naparêze.
    .remedy = Avakirineke bi SQLCipher bi kar bîne.
error-store-corrupt = Embar xera bûye. Tiştek nehatiye jêbirin.
    .remedy = Berî her tiştî peldankê kopî bike cihekî ewle û ji serperiştê xwe re bêje.
error-store-schema-too-new = Guhertoyeke nûtir a Rayî ev embar nivîsandiye (format { $found }; ev guherto { $known } nas dike).
    .remedy = Rayî nû bike.
error-store-in-use = Embar li cihekî din vekirî ye.
    .remedy = Rayî-ya din bigire û dîsa biceribîne.
error-store-disk-full = Cih nemaye. Ya ku berê hatiye parastin temam e.
    .remedy = Hinek cih vala bike û dîsa biceribîne.
error-store-file = Pelek ji embarê nayê xwendin an nivîsandin ({ $kind }).
    .remedy = Kontrol bike ku peldank tê xwendin û nivîsandin.
error-store-sqlite = Embarê red kir (SQLite { $sqlite }). Tiştek nehat guhertin.
    .remedy = Dîsa biceribîne; heke bidome hejmarê ji çêkerên Rayî re bêje.
error-store-no-randomness = Sîstem hejmarên rasthatî nade, ji ber vê yekê mifte nayê çêkirin.
    .remedy = Amûrê bigire û veke.
error-form-missing = Ev form ne li ser vê amûrê ye.
    .remedy = Pêşî formê bîne.
error-form-in-use =
    { $drafts ->
        [0] Naveroka formê bêyî guhertoyeke nû hatiye guhertin.
        [one] Naveroka formê bêyî guhertoyeke nû hatiye guhertin û reşnivîsek li ser naveroka kevn e.
       *[other] Naveroka formê bêyî guhertoyeke nû hatiye guhertin û { $drafts } reşnivîs li ser naveroka kevn in.
    }
    .remedy = Guhertoyeke nû bide formê, an reşnivîsan biqedîne an jê bibe.
error-draft-missing = Reşnivîseke wiha tune ye.
error-outbox-corrected-already = Jixwe rastkirineke vê tomarê heye. Bi wê bidomîne.
error-outbox-entry-missing = Tomareke wiha li ser vê amûrê tune ye.
    .remedy = “rayi outbox” wan rêz dike.
error-attachment-missing = Pela ku bersivek nav dike bi reşnivîsê re nehatiye parastin.
    .remedy = Pelê dîsa pê ve bike.
error-outbox-instance-taken = Ev tomar jixwe di nav yên qediyayî de ye.
error-outbox-illegal-move = Ev bi tomareke di vê rewşê de nabe.
    .remedy = “rayi outbox” dibêje li ku ye.
error-outbox-server-changed = Dema tomarek di rê de bû pêşkêşkar hat guhertin.
    .remedy = Tomar dîsa ji pêşkêşkara nû re tê şandin.

## Errors: sending

error-server-not-set = Tu pêşkêşkar nehatiye danîn.
    .remedy = Navnîşana pêşkêşkarê deyne.
error-server-address-unusable = Navnîşana pêşkêşkarê nayê bikaranîn.
    .remedy = Wê wek https://host/path binivîse.
error-server-address-unprotected = Navnîşana pêşkêşkarê http-ya bê parastin e: her kesê di rê de dikare bersivan bixwîne.
    .remedy = https bi kar bîne. http tenê ji bo vê makîneyê û tora herêmî ye.
error-http-client-missing = Li ser vê amûrê girêdaneke ewle nayê çêkirin.
error-sync-out-of-turn = Şandin hat xwestin dema ku jixwe didomiya.

## Errors: fetching forms

error-fetch-unreachable = Girêdan bi pêşkêşkarê re tune ye.
    .remedy = Dema tor hebe dîsa biceribîne.
error-fetch-timeout = Pêşkêşkar di wextê xwe de bersiv neda.
    .remedy = Dîsa biceribîne.
error-fetch-broken-off = Girêdan qut bû. Tiştek neguherî.
    .remedy = Dîsa biceribîne.
error-fetch-server-unproven = Pêşkêşkar nekarî îspat bike ku ew ê rast e.
    .remedy = Navnîşana pêşkêşkarê û dîroka vê amûrê kontrol bike.
error-fetch-redirected = Pêşkêşkar me dişîne { $host } (rewş { $status }), û ji wir tiştek nayê anîn.
    .remedy = Heke Wi-Fi rûpela têketinê hebe, pêşî têkeve; heke na, navnîşana pêşkêşkarê kontrol bike.
error-fetch-not-authenticated = Pêşkêşkar nizane kî dixwaze.
    .remedy = Navnîşana pêşkêşkarê, ku dibe ku mifteyek tê de be, bi çavdêrê xwe re kontrol bike.
error-fetch-not-permitted = Pêşkêşkar destûrê nade vê amûrê ku wê bîne.
    .remedy = Ji çavdêrê xwe destûrê bixwaze.
error-fetch-not-found = Form an navnîşaneke wisa li ser pêşkêşkarê tune ye.
    .remedy = Navnîşana pêşkêşkarê kontrol bike.
error-fetch-server-unwell = Pêşkêşkar bi xwe xelet e (rewş { $status }).
    .remedy = Paşê dîsa biceribîne.
error-fetch-refused = Pêşkêşkar red dike (rewş { $status }).
    .remedy = Navnîşana pêşkêşkarê kontrol bike.
error-fetch-too-large = Ya ku pêşkêşkar şand pir mezin e: ji { $limit } baytan zêdetir nayê standin.
    .remedy = Ji nivîskarê formê re bêje.
error-fetch-differs = Ya ku pêşkêşkar şand ne ya di lîsteya wî de ye. Tiştek neguherî.
    .remedy = Dîsa biceribîne.
error-fetch-address-unusable = Di lîsteya pêşkêşkarê de navnîşanek heye ku nayê bikaranîn.
    .remedy = Ji kesê ku pêşkêşkarê bi rê ve dibe re bêje.
error-form-not-offered = Pêşkêşkar forma «{ $form }» pêşkêş nake.
    .remedy = Dîsa li lîsteya forman binihêre.
error-fetched-form-differs = Pêşkêşkar «{ $form }» pêşkêş dike û «{ $found }» şand. Tiştek neguherî.
    .remedy = Ji kesê ku pêşkêşkarê bi rê ve dibe re bêje.

## Errors: projects and their settings

error-settings-unreadable = Ev ne koda mîhengan e û ne navnîşana pêşkêşkarekî ye.
    .remedy = Koda ku pêşkêşkar ji bo ODK Collect nîşan dide bixwîne, an navnîşanê binivîse.
error-settings-too-large = Ev mîheng pir mezin in: ji { $limit } baytan zêdetir nayê xwendin.
error-project-missing = Projeyeke wisa li ser vê amûrê tune ye.
error-project-unsent =
    { $n ->
        [0] Her tiştê vê projeyê hatiye şandin.
        [one] Tomarek an reşnivîseke vê projeyê nehatiye şandin û dê winda bibe.
       *[other] { $n } tomar û reşnivîsên vê projeyê nehatine şandin û dê winda bibin.
    }
    .remedy = Pêşî wan bişîne.

## Errors: what a server says, and what is sent to it

error-wire-document-too-large = Pêşkêşkar lîsteyeke { $bytes } baytî şand; herî zêde { $limit } tên xwendin.
error-wire-not-utf8 = Ya ku pêşkêşkar şand ne belgeya OpenRosa ye.
    .remedy = Navnîşana pêşkêşkarê kontrol bike. Heke Wi-Fi rûpela têketinê hebe, pêşî têkeve.
error-wire-malformed = Ya ku pêşkêşkar şand ne belgeya OpenRosa ye.
    .remedy = Navnîşana pêşkêşkarê kontrol bike. Heke Wi-Fi rûpela têketinê hebe, pêşî têkeve.
error-wire-doctype = Ya ku pêşkêşkar şand ne belgeya OpenRosa ye.
    .remedy = Navnîşana pêşkêşkarê kontrol bike. Heke Wi-Fi rûpela têketinê hebe, pêşî têkeve.
error-wire-other-document = Ya ku pêşkêşkar şand ne belgeya OpenRosa ye.
    .remedy = Navnîşana pêşkêşkarê kontrol bike. Heke Wi-Fi rûpela têketinê hebe, pêşî têkeve.
error-wire-too-deep = Ya ku pêşkêşkar şand ji { $limit } astan kûrtir di nav hev de ye.
error-wire-element-missing = Di ya ku pêşkêşkar şand de { $element } kêm e.
error-wire-file-name-unusable = Navê pelekî tomarê nayê şandin.
    .remedy = Navekî kurttir û bê rêz bide pelê.
error-record-too-large = Pelek ji tomarê { $bytes } bayt e, ji ya ku pêşkêşkar digire ({ $limit }) zêdetir e.
    .remedy = Ji rêvebirê pêşkêşkarê bixwaze ku sînor bilind bike.

## How the key of the store is kept

vault-level-unsealed = Mifteya embarê di pelekê de li kêleka wê ye û ne parastî ye: kî herduyan ji ber bigire dikare bersivan bixwîne.
vault-level-passphrase = Mifteya embarê bi hevokeke nepenî morkirî ye: kî wê texmîn bike dikare bersivan bixwîne.
vault-level-software = Mifteya embarê ji aliyê sîstema xebitandinê ve tê parastin.
vault-level-trusted-environment = Mifteya embarê di beşeke parastî ya pêvajoya vê amûrê de tê parastin.
vault-level-secure-element = Mifteya embarê di çîpeke ewlehiyê ya vê amûrê de tê parastin.

## Verdicts in full: what exactly was found about a record

verdict-seal-missing = Mora tomarê tune ye.
verdict-edited = Tomar kopiyeke guhertî ye; mor ya ya berê ye.
verdict-seal-repeated = Di tomarê de ji morekê zêdetir hene.
verdict-seal-misplaced = Mor ne li cihê xwe ye.
verdict-seal-encoding = Mor nayê xwendin.
verdict-seal-header = Mor ne ji morên me ye.
verdict-seal-payload = Di morê de tiştek kêm e an ne rast e: { $member }
verdict-seal-version = Mor ji guhertoyeke ku li vir nayê naskirin e.
verdict-seal-role = Mor ji roleke ku li vir nayê naskirin e.
verdict-survey-differs = Mor ji rapirsiyekê ye ku manîfesta wê ne li vir e.
verdict-form-differs = Tomar bersiva formeke din an guhertoyeke din dide.
verdict-key-unknown = Mifte ne ji mifteyên pêbawer e, ji ber vê yekê mor tiştekî îspat nake.
verdict-signature-wrong = Îmze ne ya mifteya ku nav dike ye.
verdict-instance-differs = Hejmara tomarê ne ya hatî morkirin e.
verdict-body-differs = Bersiv ne yên hatine morkirin in.
verdict-body-rewritten = Bersiv heman in, lê pel piştî morkirinê ji nû ve hatiye nivîsandin.
verdict-seal-moved = Bersiv heman in, lê mor hatiye livandin.
verdict-files-differ =
    { $count ->
        [0] Tu pel ne cuda ye.
        [one] Pelek ne ya hatî morkirin e.
       *[other] { $count } pel ne yên hatine morkirin in.
    }
verdict-files-missing =
    { $count ->
        [0] Tu pel kêm nîne.
        [one] Pelek ji tomarê kêm e.
       *[other] { $count } pel ji tomarê kêm in.
    }
verdict-seal-twice = Heman mor berê hatiye dîtin.
verdict-time-outside = Dema ku tomar dibêje ne gengaz e.
verdict-xml-too-large = Tomar { $bytes } bayt e; herî zêde { $limit } tên xwendin.
verdict-xml-too-deep = XML-a tomarê ji { $limit } astan kûrtir di nav hev de ye.
verdict-xml-not-utf8 = Tomar ne nivîsa UTF-8 e.
verdict-xml-forbidden-character = Di tomarê de tîpek heye ku XML qedexe dike.
verdict-xml-doctype = Di tomarê de DOCTYPE heye ku ne destûrdayî ye.
verdict-xml-malformed = Tomar ne XML-eke rast e.
verdict-chain-prev-differs = Tomara hejmar { $seq } ya amûra { $kid } naye pey ya berî xwe.
verdict-chain-fork = Amûra { $kid } du tomar bi hejmara { $seq } hene.
verdict-same-instance = Amûra { $kid } du tomarên cuda bi yek hejmarê mor kirine.

## Errors: sealing, keys

error-seal-seed-unusable = Li ser vê amûrê mifteya îmzeyê nayê çêkirin.
error-jwk-unusable =
    { $fault ->
        [not-utf8] Mifteyeke giştî nayê bikaranîn: ne nivîsa UTF-8 e.
        [two-words-needed] Mifteyeke giştî nayê bikaranîn: kid, valahî û JWK pêwîst in.
        [not-json] Mifteyeke giştî nayê bikaranîn: JWK ne JSON e.
        [key-type-unknown] Mifteyeke giştî nayê bikaranîn: cureyê mifteyê nayê naskirin.
        [coordinate-unusable] Mifteyeke giştî nayê bikaranîn: hejmara mifteyê kêm an şaş e.
        [private-key] Mifteyeke giştî nayê bikaranîn: mifteyeke veşartî ye û divê di peleke wiha de nebe.
       *[other] Mifteyeke giştî nayê bikaranîn: kid ne ya vê mifteyê ye.
    }
error-trusted-key-unusable =
    { $fault ->
        [not-utf8] Rêza { $line } ya mifteyên pêbawer nayê bikaranîn: ne nivîsa UTF-8 e.
        [two-words-needed] Rêza { $line } ya mifteyên pêbawer nayê bikaranîn: kid, valahî û JWK pêwîst in.
        [not-json] Rêza { $line } ya mifteyên pêbawer nayê bikaranîn: JWK ne JSON e.
        [key-type-unknown] Rêza { $line } ya mifteyên pêbawer nayê bikaranîn: cureyê mifteyê nayê naskirin.
        [coordinate-unusable] Rêza { $line } ya mifteyên pêbawer nayê bikaranîn: hejmara mifteyê kêm an şaş e.
        [private-key] Rêza { $line } ya mifteyên pêbawer nayê bikaranîn: mifteyeke veşartî ye û divê di peleke wiha de nebe.
       *[other] Rêza { $line } ya mifteyên pêbawer nayê bikaranîn: kid ne ya vê mifteyê ye.
    }
    .remedy = Her rêz kid, valahî û JWK e.
error-xml-too-large = Tomar ji morkirinê mezintir e ({ $bytes } bayt; herî zêde { $limit }).
error-xml-too-deep = Tomar ji { $limit } astan kûrtir di nav hev de ye û nayê morkirin.
error-xml-not-utf8 = Tomar ne XML-eke ku tê morkirin e.
error-xml-doctype = Tomar ne XML-eke ku tê morkirin e.
error-xml-malformed = Tomar ne XML-eke ku tê morkirin e.
error-xml-forbidden-character = Di bersivekê de tîpek heye ku XML qedexe dike.
    .remedy = Tiştê ku di pirsên nivîsê de hatiye pêvekirin jê bibe û binivîse.
error-seal-already-there = Mora tomarê jixwe heye.
error-seal-tail-not-blank = Piştî dawiya tomarê tiştek heye, ji ber vê yekê nayê morkirin.
error-seal-record-differs = Tomar ne ew e ku diviyabû were morkirin.
error-seal-file-twice = Du pelên tomarê heman navî ne.
    .remedy = Yek ji wan bi navekî din pê ve bike.
error-seal-chain-unfit = Tomar nayê pey ya dawî ku vê amûrê mor kiriye.
error-seal-time-out-of-range = Dîroka vê amûrê ne gengaz e.
    .remedy = Dîroka amûrê saz bike.

## Errors: interviews

error-draft-broken = Reşnivîs xera bûye û venabe. Ew tê parastin.
    .remedy = Ji serperiştê xwe re bêje; heke nikaribe li bendê bimîne hevpeyvînê ji nû ve dest pê bike.
error-draft-too-new = Guhertoyeke nûtir a Rayî ev reşnivîs tomar kiriye (format { $found }; ev guherto { $known } nas dike).
    .remedy = Rayî nû bike.
error-draft-of-another-form = Reşnivîs ya forma { $form } ye.
error-correction-not-allowed = Tomarên vê formê piştî qedandinê nayên rastkirin.
error-record-broken = Ev ne tomareke ku tê xwendin e.
error-record-without-id = Tomar bê nasname ye, loma tu rastkirin nikare navê wê bîne.
error-record-of-another-form = Tomar ya forma { $form } ye.
error-record-of-another-version = Tomar bi guhertoya { $found } a formê hatiye çêkirin; ev guhertoya { $known } ye.
error-node-missing = Di formê de girêka { $path } tune ye.
error-session-closed = Ev hevpeyvîn qediyaye.
error-encryption-missing = Form dixwaze tomarên wê ji bo wergir werin şîfrekirin, û ev guherto hîn nikare. Tomar bi eşkereyî nayê şandin: bersiv li vir wek reşnivîs dimînin.
    .remedy = Bi guhertoyeke nûtir a Rayî wê biqedîne, an ji xwediyê formê bipirse.
error-form-refused = Di formê de şaşî hene û ew nayê wergirtin.
    .remedy = Formê rast bike; “rayi form check” nîşan dide çi şaş e.
error-file-name-unusable = Navê pelê nayê bikaranîn.
    .remedy = Navekî kurttir û bê / û rêz bide wê.
error-language-missing = Zimanê “{ $language }” di formê de tune ye.
error-id-unusable = Tiştek bi vê hejmarê tune ye.

error-property-unknown = Taybetmendiyeke amûrê an kesî bi navê “{ $property }” tune ku form bixwazin.

error-user-not-identified = Ev form pêşî dixwaze bizanibe kî bersivê dide.

error-change-reason-missing = Ev form pêşî dixwaze bizanibe çima bersivên wê tên guherandin.

error-repeat-full = Hejmara dubarekirinan gihîştiye dawiyê.

error-repeat-closed = Form bi xwe hejmara dubarekirinan diyar dike.

error-correction-keeps-version = Rastkirin bi guhertoya formê ya ku tomar pê hatiye çêkirin dimîne.
