# The words of the program rayi-collector, Northern Kurdish (Kurmanji): a server, read by the person who runs it.
# $file, $folder and $address are what one types.
# For native review: see ../REVIEW.md


## Help

collector-about = Tomaran bi OpenRosa distîne û wan tam wek ku hatine diparêze.
collector-usage = Bikaranîn: rayi-collector --forms DIR --data DIR [OPTIONS]
collector-command-add = Formekê bikontrole, şaşiyên wê bi xaneyên wan bibêje, û heke bê şaşî be wê têxe peldanka forman
collector-option-forms = Peldanka forman (NAME.xml, NAME.xlsx û XLSForm-ên din, pelên wan di NAME-media de)
collector-option-data = Peldanka ku tomar tê de tên parastin; heke tune be tê çêkirin
collector-option-listen = Navnîşana ku lê tê guhdarîkirin
collector-option-trust = Pela mifteyên pêbawer: kid û JWK di her rêzê de
collector-option-max-post = Şandina herî mezin bi baytan
collector-option-url = Navnîşana ku telefon pê digihîjin vê pêşkêşkarê, heke li pişt yeke din be
collector-option-lang = Zimanê van peyaman: ar, ckb, kmr an en
collector-option-help = Vê alîkariyê nîşan bide
collector-option-version = Guhertoyê nîşan bide

## While it runs

collector-listening = Li { $address } guhdarî dike
collector-forms-offered =
    { $n ->
        [0] Tu form nayê pêşkêşkirin
        [one] Formek tê pêşkêşkirin
       *[other] { $n } form tên pêşkêşkirin
    }
collector-form-left-out = { $file } hat hiştin: { $reason }
collector-form-reason-unreadable = pel nayê xwendin
collector-form-reason-not-a-form = ne XForm-eke ku tê xwendin e (rêz { $line })
collector-form-reason-no-id = id-ya formê tune ye
collector-form-reason-id-unusable = id an guhertoya formê pir dirêj e
collector-form-reason-repeated = pelekî din heman id û guhertoyê heye
collector-form-reason-too-large = pel ji ya ku formek dikare be mezintir e
collector-form-reason-faulty =
    { $n ->
        [0] tu şaşî tê de tune ye
        [one] şaşiyek tê de heye
       *[other] { $n } şaşî tê de hene
    }
collector-form-reason-xml-beside = li şûna wê pela XML a bi heman navî tê pêşkêşkirin
collector-form-reason-not-kept = tiştê ku jê çêdibe di peldanka tomaran de nayê parastin
collector-form-added = Hat zêdekirin: { $id }, guhertoya { $version }. Berhevkareke ku dixebite di çend saniyeyan de wê pêşkêş dike.
collector-form-added-without-version = Hat zêdekirin: { $id }, bê guherto. Berhevkareke ku dixebite di çend saniyeyan de wê pêşkêş dike.
collector-records-kept =
    { $n ->
        [0] Hîn tu tomar nehatiye parastin
        [one] Tomarek tê parastin
       *[other] { $n } tomar tên parastin
    }
collector-records-reindexed =
    { $n ->
        [0] Pêrist rojane bû
        [one] Tomarek dîsa ket pêristê
       *[other] { $n } tomar dîsa ketin pêristê
    }
collector-index-set-aside = Pêrist xera bûbû. Wek { $file } hat danîn aliyekî û ji tomaran ji nû ve hat çêkirin.
collector-upload-failed = Şandinek ji vî alî ve bi ser neket: { $reason }
collector-stopping = Disekine; şandinên ku dest pê kirine dikarin biqedin
collector-stopped = Sekinî

## Errors

collector-error-argument-unknown = Vebijarka nenas: { $argument }
collector-error-argument-missing = { $argument } pêwîst e
collector-error-argument-value = Nirxa { $argument } nayê bikaranîn
collector-error-form-name-taken = { $file } nehat zêdekirin: di peldankê de formeke din bi vî navî heye. Navekî din bide pelê.
collector-error-form-not-added = { $file } nehat zêdekirin: { $reason }
collector-error-forms-unreadable = Peldanka forman { $folder } nayê xwendin: { $reason }
collector-error-data-unusable = Peldanka { $folder } nayê bikaranîn: { $reason }
collector-error-data-in-use = Peldanka { $folder } ji aliyê berhevkarekî din ve tê bikaranîn. Pêşî wî bisekinîne, an peldankeke din hilbijêre.
collector-error-index-unusable = Pêrista tomaran nayê bikaranîn: { $reason }
collector-error-index-too-new = Pêrista tomaran bi berhevkareke nûtir hatiye çêkirin. Wê guhertoyê bi kar bîne.
collector-error-trust-unreadable = Pela mifteyên pêbawer { $file } nayê bikaranîn: { $reason }
collector-error-listen-failed = Li { $address } nayê guhdarîkirin: { $reason }
collector-error-serving-failed = Pêşkêşkar sekinî: { $reason }
collector-error-system = Sîstemê red kir: { $reason }
