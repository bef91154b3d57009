# What can be wrong with a form, Northern Kurdish (Kurmanji). The id is diagnostic- and the code; .remedy says what can
# be done. The place (file, line, column, node) is shown beside the text.
# For native review: see ../REVIEW.md


## The file

diagnostic-xml-broken =
    { $reason ->
        [unclosed] Elementek an etîketek qet nayê girtin.
        [mismatched-end-tag] Ev etîketa girtinê li elementa vekirî nayê.
        [unmatched-end-tag] Ev etîketa girtinê tiştekî nagire.
        [entity] & bi tenê ye, an navê tiştekî dibêje ku XML nas nake.
        [character-reference] Ev referans tu tîpê nav nake.
        [attribute] Taybetmendiyek ne wek name="value" hatiye nivîsandin, an du caran heye.
        [attribute-value] Nirxa taybetmendiya { $name } nayê xwendin.
        [prefix] Pêşgira { $name } nehatiye danasîn.
        [second-root] Piştî elementa kok elementeke kok a duyem tê.
        [text-outside] Li derveyî elementa kok nivîs heye.
        [nul] Di nivîsê de tîpa NUL heye.
        [empty] Di pelê de tu element tune ye.
       *[other] Ev ne XML-eke rast e.
    }
    .remedy = XML-ê li vî cihî rast bike, an formê ji nû ve ji amûra ku ew çêkiriye derxe.
diagnostic-xml-not-utf8 = Pel ne nivîsa UTF-8 e.
    .remedy = Wê wek UTF-8 tomar bike.
diagnostic-xml-doctype = Di pelê de DOCTYPE heye ku divê di forman de tune be.
    .remedy = DOCTYPE-ê jê bibe.
diagnostic-xml-too-deep = Element ji { $limit } astan kûrtir di nav hev de ne.
diagnostic-xml-too-large =
    { $what ->
        [parts] Di pelê de ji { $limit } hêman, taybetmendî û nivîsan zêdetir hene.
       *[other] Pel { $bytes } bayt e; herî zêde { $limit } tên xwendin.
    }
    .remedy = Lîsteyên dirêj ên bijareyan bibe pela CSV.
diagnostic-form-unrecognised =
    { $is ->
        [empty] Pel vala ye.
       *[other] Pel ne XForm e û ne jî XLSForm e.
    }
    .remedy = Formeke ODK XForm (.xml), an XLSForm (.xlsx, .xls, .csv an .md) bide.
diagnostic-not-an-xform = Ev ne XForm e: koka wê { $found } e, ne h:html.
    .remedy = Formeke ODK XForm (.xml), an XLSForm (.xlsx, .xls, .csv an .md) bide.
diagnostic-form-too-large =
    { $what ->
        [expressions] Îfadeyên formê ji { $limit } baytan zêdetir in.
        [reads] Îfadeyên formê ji { $limit } girêkan zêdetir dixwînin, ji bo her yekê jimartî.
        [instances] Di formê de li kêleka bersivan ji { $limit } lîsteyan zêdetir hene.
        [languages] Di formê de ji { $limit } zimanan zêdetir hene.
       *[other] Di formê de ji { $limit } girêkan zêdetir hene.
    }
    .remedy = Formê dabeş bike.

## The frame of a form

diagnostic-model-missing = Di serê formê de <model> tune ye.
diagnostic-instance-missing = Di modelê de instance-a sereke tune ye.
diagnostic-form-id-missing = id-ya formê tune ye.
    .remedy = Taybetmendiya id bide koka instance-a sereke (form_id di mîhengên XLSForm de).
diagnostic-body-missing = <body> di formê de tune ye, ji ber vê yekê tiştekî napirse.
diagnostic-attribute-unusable = “{ $value }” ne nirxa { $attribute } ye; nirxa asayî hat girtin.
    .remedy = Nivîsandina nirxê kontrol bike.
diagnostic-entities-version-missing = Form li { $node } entityyekê radigihîne, lê nabêje kîjan guhertoya taybetmendiya entities e.
    .remedy = Formê bi pyxform-eke nûtir dîsa veguherîne.
diagnostic-entity-list-unusable = entityya li { $node } navê lîsteyekê divê; “{ $list }” ne nav e.
    .remedy = Navekî ji tîp, hejmar û _ bidê ku bi du xêzên jêrîn dest pê neke.
diagnostic-entity-property-unusable = “{ $property }” nabe navê taybetmendiya entityyekê; bersiv di entityyê de nayê tomarkirin.
    .remedy = name, label û navên ku bi du xêzên jêrîn dest pê dikin yên lîsteyê ne: navekî din hilbijêre.
diagnostic-entity-property-astray = Divê bersiv di taybetmendiya “{ $property }” de were tomarkirin, lê form li dora wê entityyekê ranagihîne.
    .remedy = entityyê ragihîne, an taybetmendiyê jê bibe.
diagnostic-entities-version-unknown = Form li gorî guhertoya { $version } ya taybetmendiya entities e ku ev guherto nas nake.
    .remedy = Rayî nû bike, an formê ji bo guhertoyeke kevntir veguherîne.
diagnostic-unsupported-feature = Form { $feature } dixwaze ku ev guherto nake.
    .remedy = Hevpeyvîn bêyî wê dimeşe. Heke girîng be, hîn formê bi kar neyne.

## Bindings

diagnostic-bind-nodeset-missing = bind-ek tu girêkê nav nake û hat hiştin.
diagnostic-bind-unknown-node = bind-ek girêkekê nav dike ku di formê de tune ye; hat hiştin.
    .remedy = Nivîsandina rêyê kontrol bike.
diagnostic-bind-repeated = bind-eke duyem a vê girêkê heye; ya yekem tê hesibandin.
    .remedy = Herduyan bike yek.
diagnostic-bind-id-repeated = id-ya “{ $id }” a du bind-an e.
    .remedy = id-yeke cuda bide her bind-ê.
diagnostic-bind-unknown-type = Cureyê { $type } tune ye; bersiv wek nivîs tê wergirtin.
    .remedy = Nivîsandina cureyî kontrol bike.
diagnostic-bind-unknown-attribute = bind taybetmendiya { $attribute } nas nake; hat hiştin.
    .remedy = Nivîsandina taybetmendiyê kontrol bike.
diagnostic-preload-unknown = preload-a “{ $preload }” tune ye; girêk vala dimîne.

## Questions, choices, actions

diagnostic-control-ref-missing = { $control }-ek tu girêkê nav nake.
    .remedy = ref-ekê bide wê.
diagnostic-control-unknown-bind = { $control }-ek bind-a “{ $id }” nav dike ku di formê de tune ye.
    .remedy = Nivîsandina id-yê kontrol bike.
diagnostic-control-unknown-node = { $control }-ek girêkekê nav dike ku di formê de tune ye.
    .remedy = Nivîsandina rêyê kontrol bike.
diagnostic-control-repeated = Du pirs bersiva vê girêkê didin.
diagnostic-control-unknown-attribute = { $control } taybetmendiya { $attribute } nas nake; hat hiştin.
    .remedy = Nivîsandina taybetmendiyê kontrol bike.
diagnostic-choice-value-missing = Nirxa bijareyekê tune ye.
    .remedy = Nirxekê bide wê.
diagnostic-choice-repeated = Bijareya “{ $choice }” du caran heye; di bersivê de nayên cudakirin.
    .remedy = Nirxeke cuda bide her bijareyê.
diagnostic-choices-missing = Ji bo vê pirsê tiştek ji bo hilbijartinê tune ye.
    .remedy = Lîsteya bijareyan bi formê re deyne.
diagnostic-choice-file-missing = Pela { $file } bi bijareyên “{ $id }” tune ye.
    .remedy = { $file } têxe peldanka pelên formê.
diagnostic-choice-file-too-large =
    { $what ->
        [columns] { $file } ji { $limit } stûnan zêdetir hene.
        [cells] { $file } ji { $limit } xaneyan zêdetir hene, bi yên vala yên rêzên kurt re.
        [first-line] Rêza yekem a { $file } ji { $limit } baytan dirêjtir e.
       *[other] { $file } { $found } bayt e; herî zêde { $limit } têne xwendin.
    }
    .remedy = Rêz û stûnên ku form bi kar nayîne rake.
diagnostic-choice-file-unreadable = { $file } heta dawî nehat xwendin.
    .remedy = Pelê ji nû ve bîne, an kontrol bike ka destûra te ya xwendinê heye.
diagnostic-itemset-value-missing = Lîsteyeke bijareyan nirxê nav nake.
    .remedy = value-yekê bi ref bide itemset-ê.
diagnostic-column-missing = Di pela { $file } de stûna “{ $column }” tune ye.
    .remedy = Nivîsandina stûnê kontrol bike.
diagnostic-search-unusable =
    { $reason ->
        [file] search() ya vê pirsê navê pela xwe bi nivîsekê nade.
        [columns] Tu bijareya lîstekirî stûnên search() ya vê pirsê nîşan nade.
       *[other] search() ya vê pirsê ne yek, ne çar û ne şeş argumentên wê hene.
    }
    .remedy = Tenê bijareyên lîstekirî tên nîşandan. search('file') binivîse, bi bijareyekê ku nirx û etîketa wê navên stûnan in.
diagnostic-secondary-repeated = Du lîsteyên “{ $id }” hene; ya yekem tê hesibandin.
    .remedy = id-yeke cuda bide her lîsteyê.
diagnostic-range-invalid = Ji bo range hejmarên start, end û step pêwîst in; { $attribute } tune ye an ne hejmar e.
diagnostic-event-unknown = Bûyera “{ $event }” tune ye; çalakî qet nabe.
diagnostic-action-target-missing = Çalakiyek girêkekê diguherîne ku di formê de tune ye.
    .remedy = Nivîsandina rêyê kontrol bike.

## Texts, languages, files

diagnostic-itext-unknown = Nivîsa “{ $id }” tune ye.
    .remedy = Wê li itext zêde bike, an nivîsandinê kontrol bike.
diagnostic-itext-repeated = Nivîsa “{ $id }” di zimanekî de du caran heye; ya yekem tê hesibandin.
diagnostic-itext-language-repeated = Zimanê “{ $language }” du caran heye.
    .remedy = Herdu wergeran bike yek.
diagnostic-itext-translation-missing =
    { $count ->
        [0] Di “{ $language }” de tiştek kêm nîne.
        [one] Di “{ $language }” de nivîsek kêm e: { $ids }
       *[other] Di “{ $language }” de { $count } nivîs kêm in: { $ids }
    }
    .remedy = Heta ku neyên wergerandin, ev nivîs bi zimanekî din ê formê tên nîşandan.
diagnostic-itext-unknown-form = Şêweya “{ $form }” ya nivîsa “{ $id }” nayê naskirin; hat hiştin.
diagnostic-media-missing = Pela { $file } tune ye.
    .remedy = { $file } têxe peldanka pelên formê.
diagnostic-csv-broken =
    { $reason ->
        [not-utf8] { $file } ne nivîsa UTF-8 e.
        [column-repeated] Di { $file } de stûna “{ $column }” du caran heye.
       *[other] { $file } wek CSV nayê xwendin.
    }
    .remedy = Pelê rast bike û wek CSV bi UTF-8 tomar bike.
diagnostic-geojson-broken =
    { $reason ->
        [no-collection] { $file } ne FeatureCollection bi lîsteyeke hêmanan e.
        [no-feature] Hêmana { $feature } di { $file } de ne Feature ye.
        [geometry] Şiklê hêmana { $feature } di { $file } de ne Point, LineString an Polygon bi koordînatan e.
        [too-many-properties] Hêmanên { $file } gelek taybetmendiyên cuda hene.
       *[other] { $file } wek GeoJSON nayê xwendin.
    }
    .remedy = Pelê rast bike, an ji nû ve wek GeoJSON derxe.

## Expressions

diagnostic-cycle = Ev hesab li benda hev in: { $path }
    .remedy = Xelekê bişkîne: divê yek ji wan ne girêdayî yên din be.
diagnostic-xpath-unknown-node = Îfade girêkekê nav dike ku di formê de tune ye: { $expression }
    .remedy = Nivîsandina rêyê kontrol bike.
diagnostic-xpath-unknown-instance = Lîsteya “{ $instance }” tune ye: { $expression }
    .remedy = Lîsteyê li formê zêde bike, an nivîsandinê kontrol bike.
diagnostic-xpath-unexpected-character = Tîpa “{ $found }” di îfadeyê de destpêka tiştekî nîne.
diagnostic-xpath-unterminated-text = Nîşana girtinê ya nivîsekê di îfadeyê de tune ye.
    .remedy = Nîşana kêm zêde bike.
diagnostic-xpath-unexpected-token = “{ $found }” li cihê { $expected } ye.
diagnostic-xpath-too-deep = Îfade ji { $limit } astan kûrtir di nav hev de ye.
    .remedy = Wê li çend hesaban dabeş bike.
diagnostic-xpath-too-long = Îfade ji { $limit } baytan zêdetir e.
    .remedy = Wê li çend hesaban dabeş bike.
diagnostic-xpath-unknown-prefix = Pêşgira { $prefix } nehatiye danasîn.
    .remedy = Wê bi xmlns di formê de bide nasîn.
diagnostic-xpath-unknown-axis = Tewerê { $name } tune ye.
diagnostic-xpath-unknown-function = Fonksiyona { $name }() tune ye.
    .remedy = Nivîsandinê kontrol bike; lîsteya fonksiyonan di taybetmendiya ODK XForms de ye.
diagnostic-xpath-wrong-argument-count =
    { $most ->
        [any] { $given } arguman ji fonksiyonê re hatin dayîn; ew bi kêmî { $least } digire.
       *[other] { $given } arguman ji fonksiyonê re hatin dayîn; ew ji { $least } heta { $most } digire.
    }
diagnostic-xpath-not-nodes = Li vir girêk pêwîst in, ne nirx.
diagnostic-xpath-not-a-path = Li vir rê pêwîst e, ne hesab.
diagnostic-xpath-many-nodes =
    { $count ->
        [0] Tu girêk, li cihê ku nirxek pêwîst e.
        [one] Girêkek, li cihê ku nirxek pêwîst e.
       *[other] { $count } girêk, li cihê ku nirxek pêwîst e.
    }
    .remedy = Di dubarekirinê de rêyeke têkildar bi kar bîne, an bi [position() = …] yekê hilbijêre.
diagnostic-xpath-not-a-date = Ev nirx ne dîrok e.
diagnostic-xpath-not-a-position = Ev nirx ne cihek li ser erdê ye.
diagnostic-xpath-unequal-lists = Du lîsteyên ku bi hev re ne { $left } û { $right } endam in.
diagnostic-xpath-not-in-repeat = Qad ne di vê dubarekirinê de ye.
diagnostic-xpath-bad-pattern = Ev îfadeya rêkûpêk nayê xwendin.
    .remedy = Kevanek û \ kontrol bike.
diagnostic-xpath-unsupported-pattern = Ev îfadeya rêkûpêk { $what } bi kar tîne, ku nayê piştgirîkirin.
    .remedy = Bêyî wê binivîse.
diagnostic-xpath-pattern-too-costly = Ev îfadeya rêkûpêk pir kar dixwaze.
    .remedy = Dubare di nav dubareyê de nenivîse.
diagnostic-xpath-unknown-date-escape = Di formata dîrokê de %{ $escape } tune ye.
diagnostic-xpath-unknown-algorithm = Algorîtma an kodkirineke wiha tune ye.
diagnostic-xpath-only-in-appearance = Cihê vê fonksiyonê di appearance de ye.
diagnostic-xpath-missing-instance = Lîsteya “{ $id }” tune ye.
    .remedy = Lîsteyê li formê zêde bike, an nivîsandinê kontrol bike.
diagnostic-xpath-unbound-variable = Guherbara ${ $name } li vir tu wateyê nade.
    .remedy = Rêya girêkê binivîse; pyxform ${"{"}name{"}"} diguherîne wê.
diagnostic-xpath-too-much-work = Îfade ji { $limit } gavan zêdetir dixwaze.
    .remedy = Bila li kêmtir girêkan binêre.
diagnostic-xpath-text-too-long = Îfade nivîseke ji { $limit } baytan dirêjtir çêdike.

## What can be computed and cannot be meant

diagnostic-order-of-text = “{ $value }” ne hejmar e, û biçûktir û mezintir tenê ji bo hejmaran e; ev qet rast nabe.
    .remedy = Hejmarekê binivîse, an dîrokekê wek date('2024-01-31').
diagnostic-not-a-number = “{ $value }” ne hejmar e û pê nayê hesabkirin.
    .remedy = Hejmarekê binivîse, an dîrokekê wek date('2024-01-31').
diagnostic-question-not-a-number = Bersiva “{ $question }” qet ne hejmar e û pê nayê hesabkirin.
    .remedy = Binêre ka ev ew pirs e ku mebesta te ye.
diagnostic-value-unfit =
    { $holds ->
        [whole] Bersiva “{ $question }” hejmareke tam e û qet ne wekhevî “{ $value }” ye.
        [number] Bersiva “{ $question }” hejmar e û qet ne wekhevî “{ $value }” ye.
        [date] Bersiva “{ $question }” dîrok e û qet ne wekhevî “{ $value }” ye.
        [time] Bersiva “{ $question }” dem e û qet ne wekhevî “{ $value }” ye.
        [moment] Bersiva “{ $question }” dîrok bi dem e û qet ne wekhevî “{ $value }” ye.
       *[place] Bersiva “{ $question }” cih e û qet ne wekhevî “{ $value }” ye.
    }
    .remedy = Nirxê kontrol bike, û binêre ka ev ew pirs e ku mebesta te ye.
diagnostic-choice-unknown = Bijareya “{ $value }” ya pirsa “{ $question }” tune ye.
    .remedy = Bijareyên wê: { $known }
diagnostic-selected-of-one-value =
    { $holds ->
        [whole] Bersiva “{ $question }” hejmareke tam e; selected() di nav bijareyan de digere.
        [number] Bersiva “{ $question }” hejmar e; selected() di nav bijareyan de digere.
        [date] Bersiva “{ $question }” dîrok e; selected() di nav bijareyan de digere.
        [time] Bersiva “{ $question }” dem e; selected() di nav bijareyan de digere.
        [moment] Bersiva “{ $question }” dîrok bi dem e; selected() di nav bijareyan de digere.
       *[place] Bersiva “{ $question }” cih e; selected() di nav bijareyan de digere.
    }
    .remedy = Li şûna wê bi = bide ber hev.
diagnostic-filter-column-unknown = Stûna “{ $column }” ya lîsteya “{ $list }” tune ye, loma parzûn tê de tiştekî nabîne.
    .remedy = Stûnên wê: { $known }
diagnostic-filter-value-unknown = Di tu rêza lîsteya “{ $list }” de, di stûna “{ $column }” de “{ $value }” tune ye.
    .remedy = Di stûnê de hene: { $known }
diagnostic-filter-values-apart = Tu bijareya “{ $question }” di stûna “{ $column }” ya lîsteya “{ $list }” de tune ye, loma tiştek nayê nîşandan.
    .remedy = Di stûnê de hene: { $known }
diagnostic-filter-never-true = Ev şert bi tu bersivê rast nabe, loma tiştek nayê nîşandan.
    .remedy = Şertê rast bike.
diagnostic-default-unfit =
    { $holds ->
        [whole] Nirxa destpêkê ya “{ $question }”, “{ $value }”, ne hejmareke tam e.
        [number] Nirxa destpêkê ya “{ $question }”, “{ $value }”, ne hejmar e.
        [date] Nirxa destpêkê ya “{ $question }”, “{ $value }”, ne dîrok e.
        [time] Nirxa destpêkê ya “{ $question }”, “{ $value }”, ne dem e.
        [moment] Nirxa destpêkê ya “{ $question }”, “{ $value }”, ne dîrok bi dem e.
       *[place] Nirxa destpêkê ya “{ $question }”, “{ $value }”, ne cih e.
    }
    .remedy =
        { $holds ->
            [whole] Reqeman binivîse, wek 12.
            [number] Reqeman bi xalekê binivîse, wek 12.5.
            [date] Wek 2024-01-31 binivîse.
            [time] Wek 13:45 binivîse.
            [moment] Wek 2024-01-31T13:45 binivîse.
           *[place] Firehî û dirêjahiyê binivîse, wek 36.19 44.01.
        }
diagnostic-default-not-a-choice = Nirxa destpêkê ya “{ $question }”, “{ $value }”, ne ji bijareyên wê ye.
    .remedy = Bijareyên wê: { $known }

## Words that stand inside the sentences above

word-the-end = dawî
word-a-text = nivîs
word-a-step = gaveke rêyê
word-an-operator-or-the-end = operator an dawî
word-a-value-a-path-or-a-function = nirx, rê an fonksiyon
word-a-function = fonksiyon
word-a-comma-or = bêhnok an )
word-instance-differs-from-template = mînakên dubarekirinê yên ji şablona wê cuda
word-output-without-value = output-eke bê nirx
word-several-elements-without-repeat = çend elementên bi heman navî bê dubarekirin
