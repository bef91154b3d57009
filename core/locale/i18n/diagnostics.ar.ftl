# What can be wrong with a form, Arabic. The id is diagnostic- and the code; .remedy says what can
# be done. The place (file, line, column, node) is shown beside the text.


## The file

diagnostic-xml-broken =
    { $reason ->
        [unclosed] عنصر أو وسم لا يُغلق أبداً.
        [mismatched-end-tag] وسم الإغلاق هذا لا يوافق العنصر المفتوح.
        [unmatched-end-tag] وسم الإغلاق هذا لا يغلق شيئاً.
        [entity] علامة & وحدها، أو كيان لا يعرفه XML.
        [character-reference] هذه الإحالة لا تسمّي حرفاً.
        [attribute] خاصية غير مكتوبة بشكل name="value" أو مكررة.
        [attribute-value] لا يمكن قراءة قيمة الخاصية { $name }.
        [prefix] البادئة { $name } غير معرَّفة.
        [second-root] يتبع عنصرَ الجذر عنصرُ جذر ثانٍ.
        [text-outside] يوجد نص خارج عنصر الجذر.
        [nul] يوجد حرف NUL في النص.
        [empty] لا يوجد أي عنصر في الملف.
       *[other] هذا ليس XML سليم التركيب.
    }
    .remedy = صحّح XML في هذا الموضع، أو صدّر الاستمارة من جديد من الأداة التي صنعتها.
diagnostic-xml-not-utf8 = الملف ليس نصاً بترميز UTF-8.
    .remedy = احفظه بترميز UTF-8.
diagnostic-xml-doctype = في الملف تعريف نوع (DOCTYPE) وهو غير مسموح في الاستمارات.
    .remedy = احذف DOCTYPE.
diagnostic-xml-too-deep = العناصر متداخلة أعمق من { $limit }.
diagnostic-xml-too-large =
    { $what ->
        [parts] في الملف أكثر من { $limit } عنصر وسمة ونص.
       *[other] في الملف { $bytes } بايت، ولا يُقرأ أكثر من { $limit }.
    }
    .remedy = انقل قوائم الاختيارات الطويلة إلى ملف CSV.
diagnostic-form-unrecognised =
    { $is ->
        [empty] الملف فارغ.
       *[other] الملف ليس استمارة XForm ولا XLSForm.
    }
    .remedy = أعطِ استمارة ODK XForm (.xml)‎، أو XLSForm (.xlsx, .xls, .csv, .md)‎.
diagnostic-not-an-xform = هذه ليست استمارة XForm: جذرها { $found } وليس h:html.
    .remedy = أعطِ استمارة ODK XForm (.xml)‎، أو XLSForm (.xlsx, .xls, .csv, .md)‎.
diagnostic-form-too-large =
    { $what ->
        [expressions] في عبارات الاستمارة أكثر من { $limit } بايت.
        [reads] تقرأ عبارات الاستمارة أكثر من { $limit } عقدة، محسوبةً لكل عبارة.
        [instances] في الاستمارة أكثر من { $limit } قائمة إلى جانب الإجابات.
        [languages] في الاستمارة أكثر من { $limit } لغة.
       *[other] في الاستمارة أكثر من { $limit } عقدة.
    }
    .remedy = قسّم الاستمارة.

## The frame of a form

diagnostic-model-missing = لا يوجد <model> في رأس الاستمارة.
diagnostic-instance-missing = لا توجد نسخة بيانات أولى في النموذج.
diagnostic-form-id-missing = لا معرّف للاستمارة.
    .remedy = أعطِ جذر نسخة البيانات الأولى خاصية id ‏(form_id في إعدادات XLSForm).
diagnostic-body-missing = لا يوجد <body>، فالاستمارة لا تسأل شيئاً.
diagnostic-attribute-unusable = «{ $value }» ليست قيمة للخاصية { $attribute }، فأُخذت القيمة المعتادة.
    .remedy = تحقق من كتابة القيمة.
diagnostic-entities-version-missing = تعلن الاستمارة كياناً عند { $node } ولا تذكر أي إصدار من مواصفة الكيانات تتبع.
    .remedy = حوّل الاستمارة من جديد بإصدار أحدث من pyxform.
diagnostic-entity-list-unusable = يحتاج الكيان عند { $node } إلى اسم قائمة، و«{ $list }» ليس اسماً لها.
    .remedy = سمّها بحروف وأرقام و _ ولا تبدأ الاسم بشرطتين سفليتين.
diagnostic-entity-property-unusable = لا يصلح «{ $property }» اسماً لخاصية كيان، فلا تُحفظ الإجابة في الكيان.
    .remedy = الاسمان name و label وما يبدأ بشرطتين سفليتين للقائمة نفسها: اختر اسماً آخر.
diagnostic-entity-property-astray = يُراد حفظ الإجابة في الخاصية «{ $property }»، ولا تعلن الاستمارة كياناً حولها.
    .remedy = أعلن الكيان، أو احذف الخاصية.
diagnostic-entities-version-unknown = تتبع الاستمارة الإصدار { $version } من مواصفة الكيانات، وهذه النسخة لا تعرفه.
    .remedy = حدّث رأيي، أو حوّل الاستمارة لإصدار أقدم.
diagnostic-unsupported-feature = تطلب الاستمارة { $feature }، وهذه النسخة لا تنفذه.
    .remedy = تجري المقابلة من دونه. إن كان مهماً فلا تستعمل الاستمارة بعد.

## Bindings

diagnostic-bind-nodeset-missing = ربط لا يسمّي عقدة، فتُرك.
diagnostic-bind-unknown-node = ربط يسمّي عقدة ليست في الاستمارة، فتُرك.
    .remedy = تحقق من كتابة المسار.
diagnostic-bind-repeated = لهذه العقدة ربط ثانٍ، والأول هو المعتبر.
    .remedy = ادمج الاثنين.
diagnostic-bind-id-repeated = لربطين المعرّف نفسه «{ $id }».
    .remedy = أعطِ كل ربط معرّفاً خاصاً به.
diagnostic-bind-unknown-type = لا يوجد نوع { $type }، فيُعامل الجواب نصاً.
    .remedy = تحقق من كتابة النوع.
diagnostic-bind-unknown-attribute = ليس للربط خاصية { $attribute }، فتُركت.
    .remedy = تحقق من كتابة الخاصية.
diagnostic-preload-unknown = لا توجد قيمة مسبقة «{ $preload }»، فتبقى العقدة فارغة.

## Questions, choices, actions

diagnostic-control-ref-missing = عنصر { $control } لا يسمّي عقدة.
    .remedy = أعطه ref.
diagnostic-control-unknown-bind = عنصر { $control } يسمّي الربط «{ $id }» وليس في الاستمارة.
    .remedy = تحقق من كتابة المعرّف.
diagnostic-control-unknown-node = عنصر { $control } يسمّي عقدة ليست في الاستمارة.
    .remedy = تحقق من كتابة المسار.
diagnostic-control-repeated = سؤالان يجيبان عن هذه العقدة.
diagnostic-control-unknown-attribute = ليس للعنصر { $control } خاصية { $attribute }، فتُركت.
    .remedy = تحقق من كتابة الخاصية.
diagnostic-choice-value-missing = اختيار بلا قيمة.
    .remedy = أعطه قيمة.
diagnostic-choice-repeated = الاختيار «{ $choice }» مكرر، ولا يميّز الجواب أيهما.
    .remedy = أعطِ كل اختيار قيمة خاصة به.
diagnostic-choices-missing = لا اختيارات لهذا السؤال.
    .remedy = ضع قائمة الاختيارات مع الاستمارة.
diagnostic-choice-file-missing = الملف { $file } وفيه اختيارات «{ $id }» غير موجود.
    .remedy = ضع { $file } في مجلد ملفات الاستمارة.
diagnostic-choice-file-too-large =
    { $what ->
        [columns] في { $file } أكثر من { $limit } عموداً.
        [cells] في { $file } أكثر من { $limit } خلية، بما فيها الخلايا الفارغة في الصفوف القصيرة.
        [first-line] السطر الأول من { $file } أطول من { $limit } بايت.
       *[other] حجم { $file } هو { $found } بايت؛ ولا يُقرأ أكثر من { $limit }.
    }
    .remedy = احذف الصفوف والأعمدة التي لا تستعملها الاستمارة.
diagnostic-choice-file-unreadable = تعذّرت قراءة { $file } حتى نهايته.
    .remedy = احصل على الملف من جديد، أو تحقق من السماح لك بقراءته.
diagnostic-itemset-value-missing = قائمة اختيارات لا تسمّي قيمة.
    .remedy = أعطِ itemset عنصر value مع ref.
diagnostic-column-missing = ليس في الملف { $file } العمود «{ $column }».
    .remedy = تحقق من كتابة العمود.
diagnostic-search-unusable =
    { $reason ->
        [file] لا تسمّي search() في هذا السؤال ملفها بنص.
        [columns] لا اختيار مذكوراً يدل على أعمدة search() في هذا السؤال.
       *[other] ليس لدالة search() في هذا السؤال معامل واحد ولا أربعة ولا ستة.
    }
    .remedy = لا تظهر إلا الاختيارات المذكورة. اكتب search('file') مع اختيار قيمته وتسميته أسماء أعمدة.
diagnostic-secondary-repeated = توجد قائمتان «{ $id }»، والأولى هي المعتبرة.
    .remedy = أعطِ كل قائمة معرّفاً خاصاً بها.
diagnostic-range-invalid = يحتاج المدى إلى الأعداد start وend وstep؛ و{ $attribute } ناقص أو ليس عدداً.
diagnostic-event-unknown = لا يوجد حدث «{ $event }»، فلا يقع الفعل أبداً.
diagnostic-action-target-missing = فعل يغيّر عقدة ليست في الاستمارة.
    .remedy = تحقق من كتابة المسار.

## Texts, languages, files

diagnostic-itext-unknown = لا يوجد نص «{ $id }».
    .remedy = أضفه إلى itext أو تحقق من كتابته.
diagnostic-itext-repeated = النص «{ $id }» مكرر في لغة واحدة، والأول هو المعتبر.
diagnostic-itext-language-repeated = اللغة «{ $language }» مكررة.
    .remedy = ادمج الترجمتين.
diagnostic-itext-translation-missing =
    { PLURAL($count) ->
        [zero] لا ينقص «{ $language }» شيء.
        [one] ينقص «{ $language }» نص واحد: { $ids }
        [two] ينقص «{ $language }» نصان: { $ids }
        [few] تنقص «{ $language }» { $count } نصوص: { $ids }
        [many] ينقص «{ $language }» { $count } نصاً: { $ids }
       *[other] ينقص «{ $language }» { $count } نص: { $ids }
    }
    .remedy = تظهر هذه النصوص بلغة أخرى من لغات الاستمارة حتى تُترجم.
diagnostic-itext-unknown-form = للنص «{ $id }» شكل «{ $form }» غير معروف، فتُرك.
diagnostic-media-missing = الملف { $file } غير موجود.
    .remedy = ضع { $file } في مجلد ملفات الاستمارة.
diagnostic-csv-broken =
    { $reason ->
        [not-utf8] { $file } ليس نصاً بترميز UTF-8.
        [column-repeated] في { $file } العمود «{ $column }» مكرر.
       *[other] لا يمكن قراءة { $file } بصيغة CSV.
    }
    .remedy = صحّح الملف واحفظه بصيغة CSV وترميز UTF-8.
diagnostic-geojson-broken =
    { $reason ->
        [no-collection] { $file } ليس FeatureCollection فيها قائمة عناصر.
        [no-feature] العنصر { $feature } في { $file } ليس Feature.
        [geometry] شكل العنصر { $feature } في { $file } ليس Point أو LineString أو Polygon بإحداثيات.
        [too-many-properties] لعناصر { $file } خصائص مختلفة أكثر مما يُحتمل.
       *[other] لا يمكن قراءة { $file } بصيغة GeoJSON.
    }
    .remedy = صحّح الملف أو صدّره من جديد بصيغة GeoJSON.

## Expressions

diagnostic-cycle = هذه الحسابات ينتظر بعضها بعضاً: { $path }
    .remedy = اكسر الحلقة: يجب ألا يعتمد أحدها على الباقي.
diagnostic-xpath-unknown-node = التعبير يسمّي عقدة ليست في الاستمارة: { $expression }
    .remedy = تحقق من كتابة المسار.
diagnostic-xpath-unknown-instance = لا توجد قائمة «{ $instance }»: { $expression }
    .remedy = أضف القائمة إلى الاستمارة أو تحقق من كتابتها.
diagnostic-xpath-unexpected-character = الحرف «{ $found }» لا يبدأ شيئاً في تعبير.
diagnostic-xpath-unterminated-text = نص في التعبير بلا علامة اقتباس تغلقه.
    .remedy = أضف علامة الاقتباس الناقصة.
diagnostic-xpath-unexpected-token = «{ $found }» في موضع يجب أن يكون فيه { $expected }.
diagnostic-xpath-too-deep = التعبير متداخل أعمق من { $limit }.
    .remedy = قسّمه إلى عدة حسابات.
diagnostic-xpath-too-long = في التعبير أكثر من { $limit } بايت.
    .remedy = قسّمه إلى عدة حسابات.
diagnostic-xpath-unknown-prefix = البادئة { $prefix } غير معرَّفة.
    .remedy = عرّفها بالخاصية xmlns في الاستمارة.
diagnostic-xpath-unknown-axis = لا يوجد محور { $name }.
diagnostic-xpath-unknown-function = لا توجد دالة { $name }()‎.
    .remedy = تحقق من الكتابة؛ الدوال مذكورة في مواصفة ODK XForms.
diagnostic-xpath-wrong-argument-count =
    { $most ->
        [any] أُعطيت الدالة { $given } من الوسائط، وهي تأخذ { $least } على الأقل.
       *[other] أُعطيت الدالة { $given } من الوسائط، وهي تأخذ من { $least } إلى { $most }.
    }
diagnostic-xpath-not-nodes = المطلوب هنا عقد لا قيمة.
diagnostic-xpath-not-a-path = المطلوب هنا مسار لا حساب.
diagnostic-xpath-many-nodes =
    { PLURAL($count) ->
        [zero] لا عقدة حيث المطلوب قيمة واحدة.
        [one] عقدة واحدة حيث المطلوب قيمة واحدة.
        [two] عقدتان حيث المطلوب قيمة واحدة.
        [few] { $count } عقد حيث المطلوب قيمة واحدة.
        [many] { $count } عقدةً حيث المطلوب قيمة واحدة.
       *[other] { $count } عقدة حيث المطلوب قيمة واحدة.
    }
    .remedy = استعمل داخل التكرار مساراً نسبياً، أو اختر واحدة بـ [position() = …].
diagnostic-xpath-not-a-date = هذه القيمة ليست تاريخاً.
diagnostic-xpath-not-a-position = هذه القيمة ليست موقعاً على الأرض.
diagnostic-xpath-unequal-lists = قائمتان متلازمتان، في الأولى { $left } وفي الثانية { $right }.
diagnostic-xpath-not-in-repeat = الحقل ليس في هذا التكرار.
diagnostic-xpath-bad-pattern = لا يمكن قراءة هذا التعبير النمطي.
    .remedy = تحقق من الأقواس والشرطات المائلة.
diagnostic-xpath-unsupported-pattern = يستخدم هذا التعبير النمطي { $what }، وهو غير مدعوم.
    .remedy = اكتبه من دونه.
diagnostic-xpath-pattern-too-costly = هذا التعبير النمطي يحتاج إلى عمل كثير جداً.
    .remedy = تجنب تكراراً داخل تكرار.
diagnostic-xpath-unknown-date-escape = لا يوجد %{ $escape } في صيغة التاريخ.
diagnostic-xpath-unknown-algorithm = لا توجد خوارزمية بصمة أو ترميز بهذا الاسم.
diagnostic-xpath-only-in-appearance = مكان هذه الدالة في appearance.
diagnostic-xpath-missing-instance = لا توجد قائمة «{ $id }».
    .remedy = أضف القائمة إلى الاستمارة أو تحقق من كتابتها.
diagnostic-xpath-unbound-variable = المتغير ${ $name } لا يعني شيئاً هنا.
    .remedy = اكتب مسار العقدة؛ أداة pyxform تحوّل ${"{"}name{"}"} إليه.
diagnostic-xpath-too-much-work = يحتاج التعبير إلى أكثر من { $limit } خطوة.
    .remedy = اجعله ينظر في عقد أقل.
diagnostic-xpath-text-too-long = يصنع التعبير نصاً أطول من { $limit } بايت.

## What can be computed and cannot be meant

diagnostic-order-of-text = ليس «{ $value }» عدداً، ولا يكون الأصغر والأكبر إلا بين الأعداد، فلا يتحقق هذا أبداً.
    .remedy = اكتب عدداً، أو تاريخاً هكذا: date('2024-01-31')‎
diagnostic-not-a-number = ليس «{ $value }» عدداً، فلا يُحسب به.
    .remedy = اكتب عدداً، أو تاريخاً هكذا: date('2024-01-31')‎
diagnostic-question-not-a-number = لا يكون جواب «{ $question }» عدداً أبداً، فلا يُحسب به.
    .remedy = تحقق من أنه السؤال المقصود.
diagnostic-value-unfit =
    { $holds ->
        [whole] جواب «{ $question }» عدد صحيح، فلا يساوي «{ $value }» أبداً.
        [number] جواب «{ $question }» عدد، فلا يساوي «{ $value }» أبداً.
        [date] جواب «{ $question }» تاريخ، فلا يساوي «{ $value }» أبداً.
        [time] جواب «{ $question }» وقت، فلا يساوي «{ $value }» أبداً.
        [moment] جواب «{ $question }» تاريخ مع وقت، فلا يساوي «{ $value }» أبداً.
       *[place] جواب «{ $question }» موقع، فلا يساوي «{ $value }» أبداً.
    }
    .remedy = تحقق من القيمة، ومن أنه السؤال المقصود.
diagnostic-choice-unknown = ليس للسؤال «{ $question }» اختيار «{ $value }».
    .remedy = اختياراته: { $known }
diagnostic-selected-of-one-value =
    { $holds ->
        [whole] جواب «{ $question }» عدد صحيح، أما selected()‎ فتبحث بين الاختيارات.
        [number] جواب «{ $question }» عدد، أما selected()‎ فتبحث بين الاختيارات.
        [date] جواب «{ $question }» تاريخ، أما selected()‎ فتبحث بين الاختيارات.
        [time] جواب «{ $question }» وقت، أما selected()‎ فتبحث بين الاختيارات.
        [moment] جواب «{ $question }» تاريخ مع وقت، أما selected()‎ فتبحث بين الاختيارات.
       *[place] جواب «{ $question }» موقع، أما selected()‎ فتبحث بين الاختيارات.
    }
    .remedy = قارن بالعلامة ‎=‎ بدلاً منها.
diagnostic-filter-column-unknown = ليس في القائمة «{ $list }» عمود «{ $column }»، فلا تجد التصفية فيه شيئاً.
    .remedy = أعمدتها: { $known }
diagnostic-filter-value-unknown = ليس في أي صف من القائمة «{ $list }» القيمة «{ $value }» في العمود «{ $column }».
    .remedy = في العمود: { $known }
diagnostic-filter-values-apart = لا يوجد أي من اختيارات «{ $question }» في العمود «{ $column }» من القائمة «{ $list }»، فلا يُعرض من القائمة شيء.
    .remedy = في العمود: { $known }
diagnostic-filter-never-true = لا يتحقق هذا الشرط مهما كانت الأجوبة، فلا يُعرض من القائمة شيء.
    .remedy = صحّح الشرط.
diagnostic-default-unfit =
    { $holds ->
        [whole] القيمة الابتدائية للسؤال «{ $question }» هي «{ $value }»، وليست عدداً صحيحاً.
        [number] القيمة الابتدائية للسؤال «{ $question }» هي «{ $value }»، وليست عدداً.
        [date] القيمة الابتدائية للسؤال «{ $question }» هي «{ $value }»، وليست تاريخاً.
        [time] القيمة الابتدائية للسؤال «{ $question }» هي «{ $value }»، وليست وقتاً.
        [moment] القيمة الابتدائية للسؤال «{ $question }» هي «{ $value }»، وليست تاريخاً مع وقت.
       *[place] القيمة الابتدائية للسؤال «{ $question }» هي «{ $value }»، وليست موقعاً.
    }
    .remedy =
        { $holds ->
            [whole] اكتب أرقاماً، مثل 12.
            [number] اكتب أرقاماً ونقطة قبل الكسر، مثل 12.5.
            [date] اكتب التاريخ هكذا: 2024-01-31
            [time] اكتب الوقت هكذا: 13:45
            [moment] اكتب هكذا: 2024-01-31T13:45
           *[place] اكتب خط العرض ثم خط الطول، مثل ‎36.19 44.01‎.
        }
diagnostic-default-not-a-choice = القيمة الابتدائية للسؤال «{ $question }» هي «{ $value }»، وليست من اختياراته.
    .remedy = اختياراته: { $known }

## Words that stand inside the sentences above

word-the-end = النهاية
word-a-text = نص
word-a-step = خطوة من مسار
word-an-operator-or-the-end = عامل أو النهاية
word-a-value-a-path-or-a-function = قيمة أو مسار أو دالة
word-a-function = دالة
word-a-comma-or = فاصلة أو )
word-instance-differs-from-template = نسخ تكرار تختلف عن قالبه
word-output-without-value = output بلا قيمة
word-several-elements-without-repeat = عدة عناصر باسم واحد بلا تكرار
