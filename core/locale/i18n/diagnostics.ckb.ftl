# What can be wrong with a form, Central Kurdish (Sorani). The id is diagnostic- and the code; .remedy says what can
# be done. The place (file, line, column, node) is shown beside the text.
# For native review: see ../REVIEW.md


## The file

diagnostic-xml-broken =
    { $reason ->
        [unclosed] ڕەگەزێک یان تاگێک هەرگیز داناخرێت.
        [mismatched-end-tag] ئەم تاگی داخستنە لەگەڵ ڕەگەزە کراوەکەدا ناگونجێت.
        [unmatched-end-tag] ئەم تاگی داخستنە هیچ داناخات.
        [entity] نیشانەی & بە تەنیایە، یان ناوی شتێک دەبات کە XML نایناسێت.
        [character-reference] ئەم ئاماژەیە ناوی هیچ پیتێک نابات.
        [attribute] تایبەتمەندییەک بە شێوەی name="value" نەنووسراوە، یان دوو جار هاتووە.
        [attribute-value] نرخی تایبەتمەندیی { $name } ناخوێنرێتەوە.
        [prefix] پێشگری { $name } نەناسێنراوە.
        [second-root] دوای ڕەگەزی ڕیشە ڕەگەزێکی ڕیشەی دووەم دێت.
        [text-outside] دەق لە دەرەوەی ڕەگەزی ڕیشە هەیە.
        [nul] پیتی NUL لە دەقەکەدا هەیە.
        [empty] فایلەکە هیچ ڕەگەزێکی تێدا نییە.
       *[other] ئەمە XMLی دروست نییە.
    }
    .remedy = XMLەکە لەم شوێنەدا ڕاست بکەرەوە، یان فۆڕمەکە دووبارە لەو ئامرازەوە دەربهێنە کە دروستی کردووە.
diagnostic-xml-not-utf8 = فایلەکە دەقی UTF-8 نییە.
    .remedy = بە UTF-8 پاشەکەوتی بکە.
diagnostic-xml-doctype = فایلەکە DOCTYPEی تێدایە کە نابێت لە فۆڕمدا هەبێت.
    .remedy = DOCTYPEەکە لابە.
diagnostic-xml-too-deep = ڕەگەزەکان لە { $limit } ئاست زیاتر لەناو یەکدان.
diagnostic-xml-too-large =
    { $what ->
        [parts] فایلەکە لە { $limit } توخم و تایبەتمەندی و دەق زیاتری تێدایە.
       *[other] فایلەکە { $bytes } بایتە؛ زۆرترین { $limit } دەخوێنرێتەوە.
    }
    .remedy = لیستە درێژەکانی هەڵبژاردن بگوازەرەوە بۆ فایلێکی CSV.
diagnostic-form-unrecognised =
    { $is ->
        [empty] فایلەکە بەتاڵە.
       *[other] فایلەکە نە XFormە و نە XLSForm.
    }
    .remedy = فۆڕمێکی ODK XForm (.xml)‎، یان XLSForm (.xlsx, .xls, .csv, .md)‎ بدە.
diagnostic-not-an-xform = ئەمە XForm نییە: ڕیشەکەی { $found }ە، نەک h:html.
    .remedy = فۆڕمێکی ODK XForm (.xml)‎، یان XLSForm (.xlsx, .xls, .csv, .md)‎ بدە.
diagnostic-form-too-large =
    { $what ->
        [expressions] دەربڕینەکانی فۆڕمەکە لە { $limit } بایت زیاترن.
        [reads] دەربڕینەکانی فۆڕمەکە زیاتر لە { $limit } گرێ دەخوێننەوە، بۆ هەر یەکەیان ژمێردراو.
        [instances] فۆڕمەکە لە { $limit } لیست زیاتری لەگەڵ وەڵامەکاندا هەیە.
        [languages] فۆڕمەکە لە { $limit } زمان زیاتری هەیە.
       *[other] فۆڕمەکە لە { $limit } گرێ زیاتری تێدایە.
    }
    .remedy = فۆڕمەکە دابەش بکە.

## The frame of a form

diagnostic-model-missing = فۆڕمەکە لە سەرەکەیدا <model>ی نییە.
diagnostic-instance-missing = مۆدێلەکە instanceی سەرەکیی نییە.
diagnostic-form-id-missing = فۆڕمەکە idی نییە.
    .remedy = تایبەتمەندیی id بدە بە ڕیشەی instanceی سەرەکی (form_id لە ڕێکخستنەکانی XLSForm).
diagnostic-body-missing = فۆڕمەکە <body>ی نییە، بۆیە هیچ ناپرسێت.
diagnostic-attribute-unusable = «{ $value }» بەهای { $attribute } نییە؛ بەها ئاساییەکە وەرگیرا.
    .remedy = نووسینی بەهاکە بپشکنە.
diagnostic-entities-version-missing = فۆڕمەکە لە { $node } entityیەک ڕادەگەیەنێت، بەڵام ناڵێت کام وەشانی تایبەتمەندیی entities.
    .remedy = فۆڕمەکە دووبارە بە pyxformی نوێتر بگۆڕە.
diagnostic-entity-list-unusable = entityی { $node } ناوی لیستێکی دەوێت؛ «{ $list }» ناو نییە.
    .remedy = ناوێکی لە پیت و ژمارە و _ بدەرێ کە بە دوو هێڵی ژێرەوە دەست پێ نەکات.
diagnostic-entity-property-unusable = «{ $property }» نابێت بە ناوی تایبەتمەندیی entity؛ وەڵامەکە لە entityەکەدا پاشەکەوت ناکرێت.
    .remedy = name و label و ناوەکانی بە دوو هێڵی ژێرەوە دەست پێ دەکەن هی لیستەکەن: ناوێکی تر هەڵبژێرە.
diagnostic-entity-property-astray = دەبێت وەڵامەکە لە تایبەتمەندیی «{ $property }»دا پاشەکەوت بکرێت، بەڵام فۆڕمەکە لە دەوری entityیەک ڕاناگەیەنێت.
    .remedy = entityەکە ڕابگەیەنە، یان تایبەتمەندییەکە لابە.
diagnostic-entities-version-unknown = فۆڕمەکە وەشانی { $version }ی تایبەتمەندیی entities بەکار دەهێنێت کە ئەم وەشانە نایناسێت.
    .remedy = ڕایی نوێ بکەرەوە، یان فۆڕمەکە بۆ وەشانێکی کۆنتر بگۆڕە.
diagnostic-unsupported-feature = فۆڕمەکە داوای { $feature } دەکات کە ئەم وەشانە نایکات.
    .remedy = چاوپێکەوتنەکە بەبێ ئەو بەڕێوە دەچێت. ئەگەر گرنگە، جارێ فۆڕمەکە بەکار مەهێنە.

## Bindings

diagnostic-bind-nodeset-missing = bindێک ناوی هیچ گرێیەک نابات و پشتگوێ خرا.
diagnostic-bind-unknown-node = bindێک ناوی گرێیەک دەبات کە لە فۆڕمەکەدا نییە؛ پشتگوێ خرا.
    .remedy = نووسینی ڕێڕەوەکە بپشکنە.
diagnostic-bind-repeated = ئەم گرێیە bindێکی دووەمی هەیە؛ یەکەمیان حیسابە.
    .remedy = هەردووکیان بکە بە یەک.
diagnostic-bind-id-repeated = دوو bind یەک idیان هەیە: «{ $id }».
    .remedy = idیەکی جیا بدە بە هەر bindێک.
diagnostic-bind-unknown-type = جۆری { $type } نییە؛ وەڵامەکە وەک دەق وەردەگیرێت.
    .remedy = نووسینی جۆرەکە بپشکنە.
diagnostic-bind-unknown-attribute = bind تایبەتمەندیی { $attribute }ی نییە؛ پشتگوێ خرا.
    .remedy = نووسینی تایبەتمەندییەکە بپشکنە.
diagnostic-preload-unknown = preloadی «{ $preload }» نییە؛ گرێیەکە بەتاڵ دەمێنێتەوە.

## Questions, choices, actions

diagnostic-control-ref-missing = { $control }ێک ناوی هیچ گرێیەک نابات.
    .remedy = refێکی بدەرێ.
diagnostic-control-unknown-bind = { $control }ێک ناوی bindی «{ $id }» دەبات کە لە فۆڕمەکەدا نییە.
    .remedy = نووسینی idیەکە بپشکنە.
diagnostic-control-unknown-node = { $control }ێک ناوی گرێیەک دەبات کە لە فۆڕمەکەدا نییە.
    .remedy = نووسینی ڕێڕەوەکە بپشکنە.
diagnostic-control-repeated = دوو پرسیار وەڵامی ئەم گرێیە دەدەنەوە.
diagnostic-control-unknown-attribute = { $control } تایبەتمەندیی { $attribute }ی نییە؛ پشتگوێ خرا.
    .remedy = نووسینی تایبەتمەندییەکە بپشکنە.
diagnostic-choice-value-missing = هەڵبژاردەیەک نرخی نییە.
    .remedy = نرخێکی بدەرێ.
diagnostic-choice-repeated = هەڵبژاردەی «{ $choice }» دوو جار هاتووە؛ لە وەڵامدا جیا ناکرێنەوە.
    .remedy = نرخێکی جیا بدە بە هەر هەڵبژاردەیەک.
diagnostic-choices-missing = ئەم پرسیارە هیچی بۆ هەڵبژاردن نییە.
    .remedy = لیستی هەڵبژاردەکان لەگەڵ فۆڕمەکە دابنێ.
diagnostic-choice-file-missing = فایلی { $file } کە هەڵبژاردەکانی «{ $id }»ی تێدایە نییە.
    .remedy = { $file } بخەرە بوخچەی فایلەکانی فۆڕمەکەوە.
diagnostic-choice-file-too-large =
    { $what ->
        [columns] { $file } زیاتر لە { $limit } ستوونی هەیە.
        [cells] { $file } زیاتر لە { $limit } خانەی هەیە، خانە بەتاڵەکانی ڕیزە کورتەکانیش لەگەڵدا.
        [first-line] یەکەم هێڵی { $file } لە { $limit } بایت درێژترە.
       *[other] { $file } { $found } بایتە؛ زۆرترین { $limit } دەخوێنرێتەوە.
    }
    .remedy = ئەو ڕیز و ستوونانە لابە کە فۆڕمەکە بەکاریان ناهێنێت.
diagnostic-choice-file-unreadable = { $file } تا کۆتایی نەخوێنرایەوە.
    .remedy = فایلەکە دووبارە بهێنە، یان بپشکنە مۆڵەتی خوێندنەوەیت هەیە.
diagnostic-itemset-value-missing = لیستێکی هەڵبژاردن ناوی نرخ نابات.
    .remedy = valueێک بە refەوە بدە بە itemset.
diagnostic-column-missing = فایلی { $file } ستوونی «{ $column }»ی نییە.
    .remedy = نووسینی ستوونەکە بپشکنە.
diagnostic-search-unusable =
    { $reason ->
        [file] search()ی ئەم پرسیارە ناوی فایلەکەی بە دەق نانووسێت.
        [columns] هیچ هەڵبژاردەیەکی لیستکراو ستوونەکانی search()ی ئەم پرسیارە دیاری ناکات.
       *[other] search()ی ئەم پرسیارە نە یەک ئارگومێنتی هەیە، نە چوار، نە شەش.
    }
    .remedy = تەنها هەڵبژاردە لیستکراوەکان پیشان دەدرێن. search('file') بنووسە لەگەڵ هەڵبژاردەیەک کە نرخ و ناونیشانەکەی ناوی ستوون بن.
diagnostic-secondary-repeated = دوو لیستی «{ $id }» هەن؛ یەکەمیان حیسابە.
    .remedy = idیەکی جیا بدە بە هەر لیستێک.
diagnostic-range-invalid = rangeێک پێویستی بە ژمارەکانی start، end و step هەیە؛ { $attribute } نییە یان ژمارە نییە.
diagnostic-event-unknown = ڕووداوی «{ $event }» نییە؛ کردارەکە هەرگیز ڕوو نادات.
diagnostic-action-target-missing = کردارێک گرێیەک دەگۆڕێت کە لە فۆڕمەکەدا نییە.
    .remedy = نووسینی ڕێڕەوەکە بپشکنە.

## Texts, languages, files

diagnostic-itext-unknown = دەقی «{ $id }» نییە.
    .remedy = زیادی بکە بۆ itext، یان نووسینەکەی بپشکنە.
diagnostic-itext-repeated = دەقی «{ $id }» لە یەک زماندا دوو جار هاتووە؛ یەکەمیان حیسابە.
diagnostic-itext-language-repeated = زمانی «{ $language }» دوو جار هاتووە.
    .remedy = هەردوو وەرگێڕانەکە بکە بە یەک.
diagnostic-itext-translation-missing =
    { $count ->
        [0] «{ $language }» هیچی کەم نییە.
        [one] «{ $language }» یەک دەقی کەمە: { $ids }
       *[other] «{ $language }» { $count } دەقی کەمە: { $ids }
    }
    .remedy = تا وەرنەگێڕدرێن، ئەم دەقانە بە زمانێکی تری فۆڕمەکە پیشان دەدرێن.
diagnostic-itext-unknown-form = دەقی «{ $id }» شێوەی «{ $form }»ی هەیە کە ناناسرێت؛ پشتگوێ خرا.
diagnostic-media-missing = فایلی { $file } نییە.
    .remedy = { $file } بخەرە بوخچەی فایلەکانی فۆڕمەکەوە.
diagnostic-csv-broken =
    { $reason ->
        [not-utf8] { $file } دەقی UTF-8 نییە.
        [column-repeated] { $file } ستوونی «{ $column }»ی دوو جار تێدایە.
       *[other] { $file } وەک CSV ناخوێنرێتەوە.
    }
    .remedy = فایلەکە ڕاست بکەرەوە و بە CSV و UTF-8 پاشەکەوتی بکە.
diagnostic-geojson-broken =
    { $reason ->
        [no-collection] { $file } ئەو FeatureCollectionـە نییە کە لیستی تێدا بێت.
        [no-feature] دانەی { $feature } لە { $file }دا Feature نییە.
        [geometry] شێوەی دانەی { $feature } لە { $file }دا Point یان LineString یان Polygon بە پۆتان نییە.
        [too-many-properties] دانەکانی { $file } تایبەتمەندیی جیاوازیان زۆرە.
       *[other] { $file } وەک GeoJSON ناخوێنرێتەوە.
    }
    .remedy = فایلەکە ڕاست بکەرەوە، یان دووبارە وەک GeoJSON هەناردەی بکە.

## Expressions

diagnostic-cycle = ئەم حیسابانە چاوەڕێی یەکترن: { $path }
    .remedy = بازنەکە بشکێنە: یەکێکیان نابێت پشت بەوانی تر ببەستێت.
diagnostic-xpath-unknown-node = دەربڕینەکە ناوی گرێیەک دەبات کە لە فۆڕمەکەدا نییە: { $expression }
    .remedy = نووسینی ڕێڕەوەکە بپشکنە.
diagnostic-xpath-unknown-instance = لیستی «{ $instance }» نییە: { $expression }
    .remedy = لیستەکە زیاد بکە بۆ فۆڕمەکە، یان نووسینەکەی بپشکنە.
diagnostic-xpath-unexpected-character = پیتی «{ $found }» لە دەربڕیندا دەستپێکی هیچ نییە.
diagnostic-xpath-unterminated-text = دەقێک لە دەربڕینەکەدا نیشانەی داخستنی نییە.
    .remedy = نیشانە کەمەکە زیاد بکە.
diagnostic-xpath-unexpected-token = «{ $found }» لە شوێنێکدایە کە دەبوو { $expected } بێت.
diagnostic-xpath-too-deep = دەربڕینەکە لە { $limit } ئاست زیاتر لەناو یەکدایە.
    .remedy = دابەشی بکە بۆ چەند حیسابێک.
diagnostic-xpath-too-long = دەربڕینەکە لە { $limit } بایت زیاترە.
    .remedy = دابەشی بکە بۆ چەند حیسابێک.
diagnostic-xpath-unknown-prefix = پێشگری { $prefix } نەناسێنراوە.
    .remedy = بە xmlns لە فۆڕمەکەدا بیناسێنە.
diagnostic-xpath-unknown-axis = تەوەری { $name } نییە.
diagnostic-xpath-unknown-function = فرمانی { $name }()‎ نییە.
    .remedy = نووسینەکەی بپشکنە؛ لیستی فرمانەکان لە تایبەتمەندیی ODK XFormsدایە.
diagnostic-xpath-wrong-argument-count =
    { $most ->
        [any] فرمانەکە { $given } ئارگیومێنتی پێدراوە؛ لانیکەم { $least } وەردەگرێت.
       *[other] فرمانەکە { $given } ئارگیومێنتی پێدراوە؛ لە { $least } تا { $most } وەردەگرێت.
    }
diagnostic-xpath-not-nodes = لێرەدا گرێ پێویستە، نەک نرخ.
diagnostic-xpath-not-a-path = لێرەدا ڕێڕەو پێویستە، نەک حیساب.
diagnostic-xpath-many-nodes =
    { $count ->
        [0] هیچ گرێیەک لە شوێنێکدا کە یەک نرخ پێویستە.
        [one] یەک گرێ لە شوێنێکدا کە یەک نرخ پێویستە.
       *[other] { $count } گرێ لە شوێنێکدا کە یەک نرخ پێویستە.
    }
    .remedy = لەناو دووبارەبوونەوەدا ڕێڕەوی ڕێژەیی بەکار بهێنە، یان بە [position() = …] یەکێک هەڵبژێرە.
diagnostic-xpath-not-a-date = ئەم نرخە ڕێکەوت نییە.
diagnostic-xpath-not-a-position = ئەم نرخە شوێنێکی سەر زەوی نییە.
diagnostic-xpath-unequal-lists = دوو لیست کە پێکەوەن { $left } و { $right } ئەندامیان هەیە.
diagnostic-xpath-not-in-repeat = خانەکە لەم دووبارەبوونەوەیەدا نییە.
diagnostic-xpath-bad-pattern = ئەم دەربڕینە ڕێکخراوە ناخوێنرێتەوە.
    .remedy = کەوانە و \ەکان بپشکنە.
diagnostic-xpath-unsupported-pattern = ئەم دەربڕینە ڕێکخراوە { $what } بەکاردەهێنێت کە پشتگیری ناکرێت.
    .remedy = بەبێ ئەوە بینووسە.
diagnostic-xpath-pattern-too-costly = ئەم دەربڕینە ڕێکخراوە کاری زۆری دەوێت.
    .remedy = دووبارە لەناو دووبارەدا مەنووسە.
diagnostic-xpath-unknown-date-escape = شێوازی ڕێکەوت %{ $escape }ی نییە.
diagnostic-xpath-unknown-algorithm = ئەم ئەلگۆریتم یان کۆدکردنە نییە.
diagnostic-xpath-only-in-appearance = شوێنی ئەم فرمانە لە appearanceدایە.
diagnostic-xpath-missing-instance = لیستی «{ $id }» نییە.
    .remedy = لیستەکە زیاد بکە بۆ فۆڕمەکە، یان نووسینەکەی بپشکنە.
diagnostic-xpath-unbound-variable = گۆڕاوی ${ $name } لێرەدا هیچ واتایەکی نییە.
    .remedy = ڕێڕەوی گرێیەکە بنووسە؛ pyxform ${"{"}name{"}"} دەگۆڕێت بۆی.
diagnostic-xpath-too-much-work = دەربڕینەکە لە { $limit } هەنگاو زیاتری دەوێت.
    .remedy = وا بکە سەیری گرێی کەمتر بکات.
diagnostic-xpath-text-too-long = دەربڕینەکە دەقێک دروست دەکات کە لە { $limit } بایت درێژترە.

## What can be computed and cannot be meant

diagnostic-order-of-text = «{ $value }» ژمارە نییە، و بچووکتر و گەورەتر تەنها بۆ ژمارەیە؛ ئەمە هەرگیز ڕاست نابێت.
    .remedy = ژمارەیەک بنووسە، یان ڕێکەوتێک بەم شێوەیە: date('2024-01-31')‎
diagnostic-not-a-number = «{ $value }» ژمارە نییە و حیسابی پێ ناکرێت.
    .remedy = ژمارەیەک بنووسە، یان ڕێکەوتێک بەم شێوەیە: date('2024-01-31')‎
diagnostic-question-not-a-number = وەڵامی «{ $question }» هەرگیز ژمارە نییە و حیسابی پێ ناکرێت.
    .remedy = دڵنیا بە لەوەی ئەو پرسیارەیە کە مەبەستتە.
diagnostic-value-unfit =
    { $holds ->
        [whole] وەڵامی «{ $question }» ژمارەیەکی تەواوە و هەرگیز یەکسان نییە بە «{ $value }».
        [number] وەڵامی «{ $question }» ژمارەیە و هەرگیز یەکسان نییە بە «{ $value }».
        [date] وەڵامی «{ $question }» ڕێکەوتە و هەرگیز یەکسان نییە بە «{ $value }».
        [time] وەڵامی «{ $question }» کاتە و هەرگیز یەکسان نییە بە «{ $value }».
        [moment] وەڵامی «{ $question }» ڕێکەوتە لەگەڵ کات و هەرگیز یەکسان نییە بە «{ $value }».
       *[place] وەڵامی «{ $question }» شوێنە و هەرگیز یەکسان نییە بە «{ $value }».
    }
    .remedy = بەهاکە بپشکنە، و دڵنیا بە لەوەی ئەو پرسیارەیە کە مەبەستتە.
diagnostic-choice-unknown = پرسیاری «{ $question }» هەڵبژاردەی «{ $value }»ی نییە.
    .remedy = هەڵبژاردەکانی: { $known }
diagnostic-selected-of-one-value =
    { $holds ->
        [whole] وەڵامی «{ $question }» ژمارەیەکی تەواوە؛ selected()‎ لەناو هەڵبژاردەکاندا دەگەڕێت.
        [number] وەڵامی «{ $question }» ژمارەیە؛ selected()‎ لەناو هەڵبژاردەکاندا دەگەڕێت.
        [date] وەڵامی «{ $question }» ڕێکەوتە؛ selected()‎ لەناو هەڵبژاردەکاندا دەگەڕێت.
        [time] وەڵامی «{ $question }» کاتە؛ selected()‎ لەناو هەڵبژاردەکاندا دەگەڕێت.
        [moment] وەڵامی «{ $question }» ڕێکەوتە لەگەڵ کات؛ selected()‎ لەناو هەڵبژاردەکاندا دەگەڕێت.
       *[place] وەڵامی «{ $question }» شوێنە؛ selected()‎ لەناو هەڵبژاردەکاندا دەگەڕێت.
    }
    .remedy = لەجیاتی ئەوە بە ‎=‎ بەراوردی بکە.
diagnostic-filter-column-unknown = لیستی «{ $list }» ستوونی «{ $column }»ی نییە، بۆیە پاڵاوتنەکە هیچی تێدا نادۆزێتەوە.
    .remedy = ستوونەکانی: { $known }
diagnostic-filter-value-unknown = هیچ ڕیزێکی لیستی «{ $list }» لە ستوونی «{ $column }»دا «{ $value }»ی نییە.
    .remedy = لە ستوونەکەدایە: { $known }
diagnostic-filter-values-apart = هیچ هەڵبژاردەیەکی «{ $question }» لە ستوونی «{ $column }»ی لیستی «{ $list }»دا نییە، بۆیە هیچ پیشان نادرێت.
    .remedy = لە ستوونەکەدایە: { $known }
diagnostic-filter-never-true = ئەم مەرجە بە هیچ وەڵامێک ڕاست نابێت، بۆیە هیچ پیشان نادرێت.
    .remedy = مەرجەکە ڕاست بکەرەوە.
diagnostic-default-unfit =
    { $holds ->
        [whole] بەهای سەرەتایی «{ $question }» کە «{ $value }»ـە، ژمارەیەکی تەواو نییە.
        [number] بەهای سەرەتایی «{ $question }» کە «{ $value }»ـە، ژمارە نییە.
        [date] بەهای سەرەتایی «{ $question }» کە «{ $value }»ـە، ڕێکەوت نییە.
        [time] بەهای سەرەتایی «{ $question }» کە «{ $value }»ـە، کات نییە.
        [moment] بەهای سەرەتایی «{ $question }» کە «{ $value }»ـە، ڕێکەوت لەگەڵ کات نییە.
       *[place] بەهای سەرەتایی «{ $question }» کە «{ $value }»ـە، شوێن نییە.
    }
    .remedy =
        { $holds ->
            [whole] ژمارە بنووسە، وەک 12.
            [number] ژمارە بنووسە، و خاڵ بۆ کەرت، وەک 12.5.
            [date] بەم شێوەیە بینووسە: 2024-01-31
            [time] بەم شێوەیە بینووسە: 13:45
            [moment] بەم شێوەیە بینووسە: 2024-01-31T13:45
           *[place] هێڵی پانی و هێڵی درێژی بنووسە، وەک ‎36.19 44.01‎.
        }
diagnostic-default-not-a-choice = بەهای سەرەتایی «{ $question }» کە «{ $value }»ـە، لە هەڵبژاردەکانی نییە.
    .remedy = هەڵبژاردەکانی: { $known }

## Words that stand inside the sentences above

word-the-end = کۆتایی
word-a-text = دەق
word-a-step = هەنگاوێکی ڕێڕەو
word-an-operator-or-the-end = کردار یان کۆتایی
word-a-value-a-path-or-a-function = نرخ، ڕێڕەو یان فرمان
word-a-function = فرمان
word-a-comma-or = کۆما یان )
word-instance-differs-from-template = نموونەی دووبارەبوونەوە کە لە قاڵبەکەی جیاوازە
word-output-without-value = outputێک بەبێ نرخ
word-several-elements-without-repeat = چەند ڕەگەزێکی هاوناو بەبێ دووبارەبوونەوە
