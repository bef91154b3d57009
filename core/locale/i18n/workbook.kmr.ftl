# What can be wrong with a workbook (XLSForm), Northern Kurdish (Kurmanji). The id is diagnostic- and the
# code; .remedy says what can be done. The place (file, sheet, cell) is shown before the text. Columns,
# types and parameters are the spreadsheet's own words.
# For native review: see ../REVIEW.md

# Stands after a text where something near is known; .meant of a text says it in other words.
did-you-mean = Gelo mebesta te “{ $meant }” bû?

## The file and its sheets

diagnostic-workbook-unreadable = Pel wek pela tabloyan nayê xwendin.
    .remedy = Wê di bernameyeke tabloyan de veke û ji nû ve wek .xlsx tomar bike.
diagnostic-workbook-password = Pel bi şîfreyê parastî ye.
    .remedy = Wê bê şîfre tomar bike.
diagnostic-workbook-too-large = Di pelê de ji { $limit } MiB zêdetir hene.
    .remedy = Lîsteyên dirêj ên bijareyan bibe pela CSV.
diagnostic-workbook-not-utf8 = Pel ne nivîsa UTF-8 e.
    .remedy = Wê wek CSV bi UTF-8, an wek .xlsx tomar bike.
diagnostic-cells-out-of-reach = Tiştên ku piştî valahiyeke dirêj a rêz an stûnên vala tên nayên xwendin.
    .remedy = Valahiyê rake, an tiştên piştî wê jê bibe.
diagnostic-cell-too-long = Di xaneyê de ji { $limit } baytan zêdetir hene.
    .remedy = Wê kurt bike.
diagnostic-survey-missing = Di pelê de rûpeleke bi navê survey tune ye.
    .meant = Gelo rûpela “{ $meant }” ye?
    .remedy = Navê survey bide rûpela ku pirs tê de ne.
diagnostic-NAMES_013 = Di pelê de rûpela “{ $meant }” tune ye; navê vê rûpelê nêzîkî wî ye û ew nayê xwendin.
    .meant = Gelo mebest ev e?
    .remedy = Navê rûpelê rast bike. Heke ne beşa formê be, bila navê wê bi _ dest pê bike.

## Columns

diagnostic-header-repeated = Du stûnên “{ $header }” hene.
    .remedy = Navê yekê biguherîne, an wê jê bibe.
diagnostic-HEADER_002 = “{ $other }” û “{ $header }” du navên stûnekê ne.
    .remedy = Yek ji herdu stûnan bihêle.
diagnostic-HEADER_003 = Di rûpelê de stûna { $missing } tune ye.
    .remedy = { $missing } di rêza yekem de, li serê stûna wê binivîse.
diagnostic-HEADER_004 = “{ $header }” nabe nav; stûn nakeve formê.
    .remedy = Heke choice_filter pê hewce be, tîp, hejmar û _ bi kar bîne, bê valahî.
diagnostic-HEADER_005 = Rûpela entities stûna “{ $header }” nas nake.
    .remedy = Navê rast bike, an stûnê jê bibe.
diagnostic-column-unknown = Stûna “{ $header }” nayê naskirin û hat hiştin.
    .remedy = Navê rast bike. Heke stûn ji bo têbîniyan be, bila navê wê bi _ dest pê bike.
diagnostic-disabled-column = Rêz stûna disabled bi kar tîne ku kevn bûye.
    .remedy = Rêzê jê bibe, an wê bi false() di stûna relevant de veşêre.
diagnostic-translation-missing =
    { $language ->
        [default] Ev stûn bi zimanên din hene, lê bê ziman tune ne: { $columns }
       *[other] Di “{ $language }” de ev stûn kêm in: { $columns }
    }
    .remedy = Heta ku neyên dagirtin, li şûna wan zimanekî din ê formê tê nîşandan.
diagnostic-words-missing = { $column } bi van zimanan tune ye: { $languages }
    .remedy = Xaneyan tije bike; heta wê demê zimanekî din ê formê li şûna wan tê nîşandan.
diagnostic-or-other-translated = Çend zimanên formê hene, lê tiştê ku or_other zêde dike tenê bi îngilîzî ye.
    .remedy = Bijareya “other” bi xwe li lîsteyê zêde bike, û piştî pirsê pirseke nivîsê deyne ku bipirse kîjan e.
diagnostic-language-without-tag = Nîşana zimanê “{ $language }” tune ye, loma aliyê nivîsandinê û şêweyên pirjimariyê nayên zanîn.
    .remedy = Nîşanê di kevanan de li pey navê deyne, wek label::Kurmanji (kmr).

## Settings

diagnostic-form-id-twice = Di formê de hem form_id û hem id_string hene; id_string hat hiştin.
    .remedy = Stûna id_string jê bibe.
diagnostic-instance-id-omitted = Formeke bi public_key bê nasnameya tomarê nabe, lê omit_instanceID wê derdixe.
    .remedy = omit_instanceID jê bibe.

## Rows

diagnostic-type-missing = Nav an label-a rêzê heye, lê cureyê wê tune ye.
    .remedy = Cureyekî bidê, an rêzê jê bibe.
diagnostic-row-skipped = Ne cure, ne nav, ne jî label-a rêzê heye; hat hiştin.
    .remedy = Wê temam bike, an jê bibe.
diagnostic-type-unknown = Cureyê “{ $type }” tune ye.
    .remedy = Nivîsandinê kontrol bike; cure di belgeyên XLSForm de hene.
diagnostic-name-missing = Navê vê rêza bi cureyê { $type } tune ye.
    .remedy = Di stûna name de navekî bidê.
diagnostic-label-missing = Ji bo “{ $name }” tiştek ji bo nîşandanê tune ye: ne label û ne hint.
    .remedy = label-ekê bidê.
diagnostic-repeat-without-label = label-a dubarekirina “{ $name }” tune ye.
    .remedy = label-ekê bidê, da ku mirov bizanin çi zêde dikin.
diagnostic-calculation-missing = Cureyê rêzê calculate e, lê hesab tê de tune ye.
    .remedy = Îfadeyê di stûna calculation de binivîse.
diagnostic-device-meta-outdated = Telefon êdî { $type } nadin; qad dê vala bimîne.
    .remedy = Rêzê jê bibe.
diagnostic-SURVEY_001 = Li vir end { $part } heye, lê begin { $part } ku ew bigire tune ye.
    .remedy = begin { $part } zêde bike, an vê rêzê jê bibe.
diagnostic-SURVEY_002 = begin { $part } ya “{ $name }” qet nayê girtin.
    .remedy = Li cihê ku diqede rêzeke end { $part } zêde bike.
diagnostic-loop-without-list = loop tu lîsteyê nav nake.
    .remedy = begin loop over û piştre navê lîsteyeke bijareyan binivîse.
diagnostic-audit-named = Navê tomara audit nabe “{ $value }”.
    .remedy = Navê audit bidê.

## Names

diagnostic-NAMES_001 = Navê “{ $value }” di astekê de du caran heye.
    .remedy = Navekî cuda bide her rêzê.
diagnostic-NAMES_002 = “{ $value }” ji navekî din tenê bi tîpên mezin û biçûk cuda ye.
    .remedy = Navê yekê biguherîne, da ku tevlihev nebin.
diagnostic-NAMES_003 = Navê dubarekirina “{ $value }” heman navê koka formê ye.
    .remedy = Navekî din bide dubarekirinê.
diagnostic-NAMES_004 = Du dubarekirinên “{ $value }” hene.
    .remedy = Navekî cuda bide her dubarekirinê.
diagnostic-NAMES_005 = Navê “{ $value }” girtî ye: ew ji bo tiştên derbarê tomarê bi xwe ye.
    .remedy = Navekî din hilbijêre.
diagnostic-NAMES_006 = Navê bijareyeke lîsteya “{ $list }” tune ye.
    .remedy = Di stûna name de navekî bidê.
diagnostic-NAMES_007 = Bijareya “{ $value }” di lîsteya “{ $list }” de du caran heye.
    .remedy = Navekî cuda bide her bijareyê. Heke bi zanebûn be, di mîhengan de ji bo allow_choice_duplicates yes binivîse.
diagnostic-NAMES_008 = “{ $value }” nabe nav.
    .remedy = Bi tîpekê an _ dest pê bike, piştre tîp, hejmar, _, - û xal, bê valahî.
diagnostic-NAMES_010 = Navê lîsteya entityyan û navê taybetmendiyê nabe ku wek “{ $value }” bi du xêzên jêrîn dest pê bike.
    .remedy = Navekî din hilbijêre.
diagnostic-NAMES_011 = Navê lîsteya entityyan nabe ku wek “{ $value }” xal tê de hebe.
    .remedy = Li şûna wê _ binivîse.
diagnostic-NAMES_012 = “{ $value }” nabe taybetmendî: name û label yên entityyê bi xwe ne.
    .remedy = Navekî din hilbijêre; label di rûpela entities de tê nivîsandin.
diagnostic-NAMES_014 = Lîsteya entityyan “{ $value }” du caran hatiye ragihandin.
    .remedy = Yek ji herdu rêzan bihêle.
diagnostic-NAMES_015 = Rêz entityyekê radigihîne û tu lîsteyê nav nake.
    .remedy = Navê lîsteyê di stûna list_name de binivîse.
diagnostic-prefix-unknown = Di “{ $value }” de pêşgira “{ $prefix }” heye, ku tiştek wê ranagihîne.
    .remedy = Wê di mîhengan de, di stûna namespaces de wek { $prefix }="http://example.org/" ragihîne, an jê bibe.
diagnostic-LABEL_001 = label-a bijareya “{ $value }” ya lîsteya “{ $list }” tune ye.
    .remedy = label-ekê bidê.

## References

diagnostic-PYREF_001 = “{ $value }” ne referansa pirsekê ye.
    .remedy = ${"{"}name{"}"} binivîse, li şûna name navê pirsê.
diagnostic-PYREF_002 = Di “{ $value }” de referans bê bêhnok li pey hev hatine.
    .remedy = Bêhnokekê di navbera wan de deyne.
diagnostic-PYREF_003 = Di formê de pirsa “{ $name }” tune ye.
    .remedy = Nivîsandinê kontrol bike.
diagnostic-PYREF_004 = Navê çend pirsan “{ $name }” e, û referans nabêje kîjan.
    .remedy = Navekî cuda bide her yekê.
diagnostic-trigger-not-visible = “{ $target }” li benda guherîna “{ $name }” ye, lê ew qet nayê nîşandan û loma tiştekî nade destpêkirin.
    .remedy = Di trigger de pirsekê nav bike ku tê nîşandan, an trigger vala bihêle.

## Choices

diagnostic-choices-sheet-missing = Pirs lîsteya “{ $list }” digire, lê rûpela choices tune ye an vala ye.
    .meant = Gelo rûpela “{ $meant }” ye?
    .remedy = Bijareyan di rûpela choices de bi stûnên list_name, name û label binivîse.
diagnostic-list-unknown = Lîsteya “{ $list }” di rûpela choices de tune ye.
    .remedy = Nivîsandinê kontrol bike, an lîsteyê zêde bike.
diagnostic-tags-unknown = Lîsteya “{ $list }” di rûpela osm de tune ye.
    .remedy = Nivîsandinê kontrol bike, an lîsteyê zêde bike.
diagnostic-external-choices-missing = Di pelê de rûpela external_choices tune ye, ku select_one_external pê hewce ye.
    .meant = Gelo rûpela “{ $meant }” ye?
    .remedy = Rûpelê zêde bike, an select_one binivîse.
diagnostic-external-list-unknown = Lîsteya “{ $list }” di rûpela external_choices de tune ye.
    .remedy = Nivîsandinê kontrol bike, an lîsteyê zêde bike.
diagnostic-external-without-filter = select_one_external bê choice_filter ji select_one hêdîtir e.
    .remedy = select_one binivîse, an choice_filter dagire.
diagnostic-choice-with-space = Di navê bijareya “{ $value }” ya lîsteya “{ $list }” de valahî heye; bersivên select_multiple bi valahiyê ji hev tên cudakirin.
    .remedy = Li şûna valahiyê _ binivîse.
diagnostic-filter-with-or-other = choice_filter û or_other bi hev re nabin.
    .remedy = or_other jê bibe, û bijareya “other” bi xwe li lîsteyê zêde bike.
diagnostic-or-other-without-choices = or_other lîsteyeke rûpela choices dixwaze, û “{ $list }” ne ji wan e.
    .remedy = or_other jê bibe, û pirseke nivîsê ji bo bersiva din zêde bike.
diagnostic-filter-in-table-list = choice_filter û table-list bi hev re nabin.
    .remedy = Yekê ji wan jê bibe.
diagnostic-table-list-differs = Lîsteya hemû pirsên table-list yek e: li vir “{ $list }”, berî wê “{ $other }”.
    .remedy = Lîsteyekê bi kar bîne, an pirsê ji komê derxe.
diagnostic-file-extension = “{ $file }” ne navê pela bijareyan e.
    .remedy = Divê nav bi .csv, .xml an .geojson biqede û xala din tê de tune be.
diagnostic-instance-conflict = Wateya “{ $name }” du lîsteyên cuda ne: { $other } û { $source }.
    .remedy = Navê yekê biguherîne.
diagnostic-instance-repeated = Pela “{ $name }” du caran hatiye ragihandin.
    .remedy = Yek ji herdu rêzan bihêle.
diagnostic-search-from-file = “{ $name }” fonksiyona search() bi kar tîne, û bijareyên xwe ji pelekê jî digire.
    .remedy = Bila lîsteyeke rûpela choices bigire, an search() jê bibe.
diagnostic-search-list-shared = “{ $name }” lîsteya “{ $list }” bi search() dadigire, û “{ $other }” heman lîsteyê bêyî wê digire.
    .remedy = Lîsteyeke cuda bide “{ $other }”.

## Media

diagnostic-big-image-alone = big-image-a “{ $name }” heye, lê image tune ye.
    .remedy = Wêneyê biçûk di stûna image de nav bike.
diagnostic-media-unknown = Cureyê medyayê “{ $kind }” tune ye.
    .remedy = image, big-image, audio û video hene.
diagnostic-max-pixels-missing = Tu sînor ji bo mezinahiya wêneyî tune ye.
    .remedy = Di stûna parameters de mînak max-pixels=1024 binivîse, da ku kêmtir were şandin.

## Parameters

diagnostic-parameter-value = “{ $value }” ji bo parametreya { $parameter } nabe.
    .remedy = Ev tên wergirtin: { $accepted }
diagnostic-parameter-together = Ji bo parametreya { $parameter } her wiha { $needs } pêwîst e.
    .remedy = { $needs } zêde bike, an { $parameter } jê bibe.
diagnostic-SURVEY_003 = “{ $value }” ji bo parametreya incremental nabe.
    .remedy = incremental=true binivîse, an wê jê bibe.
diagnostic-SURVEY_004 = Parametre wek name=value tên nivîsandin, û “{ $value }” ne wisa ye.
    .remedy = Wek rows=5 binivîse, û di navbera du parametreyan de valahiyekê bihêle.
diagnostic-SURVEY_005 = Parametreya { $parameter } ya vî cureyî tune ye.
    .remedy = Ev tên wergirtin: { $accepted }
diagnostic-SURVEY_006 = Ji bo reference-geometry lîste, pel an dubarekirineke bi navê “{ $value }” tune ye.
    .remedy = Nivîsandinê kontrol bike.
diagnostic-SURVEY_007 = capture-accuracy hejmarekê dixwaze, û “{ $value }” ne hejmar e.
    .remedy = Bi metreyan binivîse, wek capture-accuracy=10.
diagnostic-SURVEY_008 = warning-accuracy hejmarekê dixwaze, û “{ $value }” ne hejmar e.
    .remedy = Bi metreyan binivîse, wek warning-accuracy=100.
diagnostic-SURVEY_009 = “{ $value }” ji bo parametreya allow-mock-accuracy nabe.
    .remedy = true an false binivîse.
diagnostic-background-geopoint-calculation = Hesaba background-geopoint nabe.
    .remedy = Stûna calculation vala bihêle.
diagnostic-background-geopoint-trigger = background-geopoint pirsekê dixwaze ku wê bide destpêkirin.
    .remedy = Navê pirsê di stûna trigger de binivîse.

## Ranges

diagnostic-RANGE_001 = { $parameter } hejmarekê dixwaze, û “{ $value }” ne hejmar e.
    .remedy = Reqemên 0 heta 9 binivîse, û xalekê berî perçeyan.
diagnostic-RANGE_002 = { $parameter } nabe sifir be.
    .remedy = Hejmareke ji bilî sifirê binivîse.
diagnostic-RANGE_003 = Nirxa { $parameter } { $value } e, û ev ji navbera start û end zêdetir e.
    .remedy = Hejmareke biçûktir binivîse, an navberê fireh bike.
diagnostic-RANGE_004 = Nirxa { $parameter } { $value } e, û tu hejmara tam a gavan nagihêje wê.
    .remedy = Hejmareke ku çend carên step be binivîse.
diagnostic-RANGE_005 = Nirxa { $parameter } { $value } e, û ev li derveyî navberê ye.
    .remedy = Hejmarekê ji start heta end binivîse.
diagnostic-RANGE_006 = Ji bo tick_labelset lîsteya “{ $list }” di rûpela choices de tune ye.
    .remedy = Nivîsandinê kontrol bike, an lîsteyê zêde bike.
diagnostic-RANGE_007 = Bi no-ticks re tenê cihê du nivîsan heye, û di lîsteya “{ $value }” de zêdetir hene.
    .remedy = Nivîsên start û end bihêle, an no-ticks jê bibe.
diagnostic-RANGE_008 = Şêwaza “{ $appearance }” nîşanan nîşan nade, loma tick_interval, placeholder û tick_labelset bê wate ne.
    .remedy = Di appearance de vertical an no-ticks binivîse, an wê vala bihêle.
diagnostic-RANGE_009 = Bijareya “{ $value }” nivîsa nîşanekê ye, lê navê wê ne hejmar e.
    .remedy = Navê bijareyê ew hejmar e ku nivîs li cem wê tê danîn.
diagnostic-RANGE_010 = Bijareya “{ $value }” nivîsa nîşaneke li derveyî navberê ye.
    .remedy = Bila nav hejmarên ji start heta end bin.
diagnostic-RANGE_011 = Bijareya “{ $value }” nivîsa cihekî bê nîşan e.
    .remedy = Bila nav çend carên { $parameter } bin, ji start ve hatine hejmartin.
diagnostic-RANGE_012 = Bi no-ticks re tenê nivîsên start û end hene, û lîsteya “{ $value }” nivîsan dide cihên din.
    .remedy = Bila ev herdu hejmar navên lîsteyê bin, an no-ticks jê bibe.

## Entities

diagnostic-ENTITY_001 = Divê bersiv di taybetmendiya “{ $value }” de were tomarkirin, lê pel tu entityyê ranagihîne.
    .remedy = Wê di rûpeleke entities de ragihîne, an stûna save_to vala bike.
diagnostic-ENTITY_002 = Taybetmendiya “{ $value }” li vir û di rêza { $other } de tê tomarkirin.
    .remedy = Yekê ji wan bihêle.
diagnostic-ENTITY_003 = Kom an dubarekirin di taybetmendiya “{ $value }” de nayê tomarkirin; tenê bersiv tê.
    .remedy = save_to bibe pirsekê.
diagnostic-ENTITY_004 = “{ $value }” lîsteya entityyan “{ $list }” nav dike ku nehatiye ragihandin.
    .remedy = Nivîsandinê kontrol bike, an lîsteyê di rûpela entities de ragihîne.
diagnostic-ENTITY_005 = label-a entityyên nû yên lîsteya “{ $list }” tune ye.
    .remedy = Stûna label dagire.
diagnostic-ENTITY_006 = entity_id û create_if-a lîsteya “{ $list }” hene, lê tiştek nabêje kengî entity tê nûkirin.
    .remedy = update_if jî dagire.
diagnostic-ENTITY_007 = update_if-a lîsteya “{ $list }” heye, lê tiştek nabêje kîjan entity tê nûkirin.
    .remedy = entity_id dagire.
diagnostic-ENTITY_008 = Çend lîsteyên entityyan hene, û “{ $value }” nabêje ya kîjanê ye.
    .remedy = Wek list#property binivîse.
diagnostic-ENTITY_009 = Di { $scope } de cih ji bo entityya lîsteya “{ $list }” tune ye: ya rêza { $other } ew girtiye.
    .remedy = Pirsên yekê ji wan têxe komeke cuda.
diagnostic-ENTITY_011 = Entityyek ji lîsteya “{ $list }” di { $scope } û di { $other } de tê dagirtin, ku bi hev re dubare nabin.
    .remedy = Ji bo lîsteyekê ji nav dubarekirinekê, an ji derveyî hemûyan tomar bike.
diagnostic-ENTITY_012 = Entityya lîsteya “{ $list }” di { $other } de ye, û behsa “{ $name }” dike ku di dubarekirineke din de ye: { $scope }.
    .remedy = Behsa pirsên heman dubarekirinê, an yên li dora wê bike.
diagnostic-ENTITY_013 = Di “{ $value }” de ji # yekê zêdetir hene.
    .remedy = Wek list#property binivîse.
