# The words of the command line, Arabic. Printed without isolation marks.
# $flag, $command, $file, $folder, $path, $id are what one types: leave them where they read well.


## Help

cli-about = رأيي: مقابلات من الاستمارة إلى وصل التسليم. تُختم الإجابات وتُشفَّر على هذا الجهاز وتُرسل عند توفر الشبكة.
help-commands = الأوامر:
help-options = الخيارات:
help-exit = حالة الخروج:
help-testing = لمن يختبر استمارة، بصيغة JSON:
help-more = المزيد عن أمر ما: rayi COMMAND --help
about-demo = يعرض الطريق كله على هذه الآلة: مقابلة من الاستطلاع النموذجي، تُختم وتنتظر بلا شبكة ثم تُسلَّم إلى جامع.
about-form-check = يفحص الاستمارات ويبيّن الخلل ومكانه وعلاجه.
about-form-convert = يحوّل جدول استمارة إلى XForm XML، من ‎.xlsx أو ‎.xlsm أو ‎.xls أو ‎.csv أو جداول Markdown.
about-interview = يطرح أسئلة استمارة هنا في الطرفية، ويحفظ كل جواب فوراً، ويختم السجل في النهاية ويضعه في الانتظار.
about-outbox = يعرض السجلات المنتهية على هذا الجهاز وحال كل منها.
about-passphrase-set = يختم المخزن بعبارة سر، ويبدأ مخزناً حيث لا مخزن.
about-passphrase-change = يختم المخزن بعبارة سر أخرى.
about-passphrase-remove = يضع مفتاح المخزن إلى جانبه بلا ختم كما كان.
about-sync = يرسل السجلات المنتظرة إلى خادم.
about-verify = يبيّن هل السجلات هي التي خُتمت وهل المفتاح موثوق.
about-collector = يستلم السجلات من الأجهزة ويحفظها كما وصلت تماماً.
flag-lang = لغة كلام رأيي نفسه: ar أو ckb أو kmr أو en
flag-json = مستند JSON واحد بدلاً من الجمل
flag-store = مجلد المخزن المشفَّر، للأوامر التي تستعمله
flag-passphrase = فتح المخزن بعبارة سر؛ ويُختم بها المخزن الجديد أو غير المختوم (RAYI_PASSPHRASE للبرامج)
flag-answers = ملف مقابلات مكتوبة مسبقاً تجري وحدها
flag-media = مجلد ملفات الاستمارة؛ وإلا فهو NAME-media بجانب الاستمارة
flag-output = الملف الذي يُكتب
flag-form-lang = لغة الاستمارة، باسمها أو برمزها
flag-new = ابدأ من جديد ولو كانت هناك مسودة
flag-correct = صحّح سجلاً منتهياً، برقمه في صندوق الصادر
flag-anyway = صحّحه ولو لم تسمح الاستمارة بذلك
flag-upgrade = تابع مسودة إصدار أقدم من الاستمارة
flag-release = أعد سجلاً موقوفاً إلى الانتظار
flag-key = اطبع مفتاح هذا الجهاز فقط، سطراً من المفاتيح الموثوقة
flag-server = عنوان الخادم
flag-form = الاستمارة التي تجيب عنها السجلات
flag-trust = ملف المفاتيح الموثوقة: kid وJWK في كل سطر
flag-help = اعرض هذه المساعدة
flag-version = اعرض الإصدار
exit-unable = لم يتم: استعمال خاطئ أو ملف لا يُقرأ أو مخزن لا يُفتح
exit-unused = غير مستعملة
exit-done = تم
exit-demo-0 = جرت كل المقابلات كما يجب ووصل كل سجل دون تغيير
exit-demo-1 = جرت مقابلة مكتوبة على غير المتوقع، أو تُركت المقابلة
exit-form-check-0 = لا أخطاء، وقد توجد تنبيهات
exit-form-check-1 = في استمارة أخطاء
exit-form-convert-0 = كُتب الملف، وقد توجد تنبيهات
exit-form-convert-1 = في الجدول أخطاء ولم يُكتب شيء
exit-interview-0 = خُتم السجل ووُضع في الانتظار
exit-interview-1 = تُركت المقابلة وحُفظت المسودة
exit-sync-0 = سُلّمت كل السجلات
exit-sync-1 = ما زال سجل ينتظر أو هو موقوف
exit-verify-0 = كل الأحكام «ok» ولا سلسلة تناقض نفسها؛ أما الفجوات فتُذكر ولا يُحكم عليها
exit-verify-1 = حكم واحد على الأقل غير ذلك، أو سلسلة تناقض نفسها

## Wrong usage

usage-help = المساعدة: rayi --help
usage-command-missing = ما المطلوب؟ لم يُكتب أمر.
usage-command-unknown = لا يوجد أمر «{ $word }».
usage-flag-unknown = لا يوجد خيار { $flag }.
usage-flag-foreign = { $flag } ليس من خيارات «{ $command }».
usage-value-missing = { $flag } يحتاج إلى قيمة.
usage-value-spare = { $flag } لا يأخذ قيمة.
usage-value-refused = لا تصلح «{ $value }» للخيار { $flag }.
usage-operand-missing = ينقص { $what }.
usage-operand-spare = الكلمة «{ $word }» زائدة.
usage-flag-needed = { $flag } مطلوب.
usage-store-nowhere = لا يوجد في هذا النظام مجلد لملفات البرامج: سمِّ مجلداً بالخيار --store.

## Why a file or address cannot be used

why-not-found = غير موجود
why-not-allowed = غير مسموح
why-a-folder = هو مجلد
why-no-folder = ليس مجلداً
why-full = لا مساحة باقية
why-address-taken = العنوان مستعمل
why-closed = أغلق الطرف الآخر الاتصال
why-unknown = رفض النظام

## Checking a form

check-error = خطأ
check-warning = تنبيه
check-node = العقدة: { $node }
check-argument = في { $function }()، الوسيط { $argument }
check-remedy = العلاج: { $remedy }
check-reading = تُقرأ { $file } ({ $megabytes } ميغابايت) …
check-forms =
    { PLURAL($n) ->
        [zero] لا استمارات
        [one] استمارة واحدة
        [two] استمارتان
        [few] { $n } استمارات
        [many] { $n } استمارةً
       *[other] { $n } استمارة
    }
convert-written = كُتب { $file }.
convert-refused = في الجدول أخطاء، ولم يُكتب شيء.
check-errors =
    { PLURAL($n) ->
        [zero] لا أخطاء
        [one] خطأ واحد
        [two] خطآن
        [few] { $n } أخطاء
        [many] { $n } خطأً
       *[other] { $n } خطأ
    }
check-warnings =
    { PLURAL($n) ->
        [zero] لا تنبيهات
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { $n } تنبيهات
        [many] { $n } تنبيهاً
       *[other] { $n } تنبيه
    }

## An interview in the terminal

interview-keys = Enter: تابع · :b رجوع · :c امسح الجواب · :l اللغة · :o نظرة عامة · :q خروج مع حفظ المسودة · :? هذه المفاتيح
interview-resumed = توجد مسودة: تستمر المقابلة من حيث توقفت.
interview-corrects = هذا تصحيح لسجل منتهٍ، وسيحل سجل جديد محله.
interview-unplaced = إجابة لا مكان لها في هذا الإصدار من الاستمارة، وقد حُفظت جانباً: { $path }
interview-who = من يملأ هذه الاستمارة؟
interview-why = لماذا تُغيَّر الإجابات؟
interview-jump = رقم السؤال للانتقال إليه؛ وEnter للبقاء.
interview-queued = خُتم ووُضع في الانتظار: { $id }
interview-keep = احفظه مسودة واخرج
interview-not-ready =
    { PLURAL($n) ->
        [zero] لم يبقَ شيء للتصحيح.
        [one] يجب تصحيح جواب واحد قبل الإنهاء.
        [two] يجب تصحيح جوابين قبل الإنهاء.
        [few] يجب تصحيح { $n } أجوبة قبل الإنهاء.
        [many] يجب تصحيح { $n } جواباً قبل الإنهاء.
       *[other] يجب تصحيح { $n } جواب قبل الإنهاء.
    }
ask-required = إلزامي
ask-fallback = (لا ترجمة؛ يظهر بلغة { $language })
ask-answer = الجواب: { $answer }
ask-one = اكتب رقم اختيارك.
ask-many = اكتب أرقام اختياراتك وبينها فراغ.
ask-file = اكتب مسار ملف.
ask-trigger = اكتب 1 للتأكيد.
ask-date = اكتب تاريخاً مثل { $example }.
ask-no-such-choice = اكتب رقماً من 1 إلى { $n }، أو Enter للمتابعة.

## The store and the outbox

store-at = المخزن: { $folder }
passphrase-ask = عبارة سر المخزن:
passphrase-ask-new = عبارة السر الجديدة:
passphrase-again = مرة أخرى:
outbox-released = عاد إلى الانتظار: { $id }
state-queued = في الانتظار
state-in-flight = يُرسل الآن
state-waiting = ينتظر: { $reason }
state-held = موقوف: { $reason }
state-delivered = سُلّم

## Scripted interviews

walk-title = المقابلة { $i } من { $total }: «{ $name }»، بلغة { $language }
walk-answered =
    { PLURAL($n) ->
        [zero] لا أجوبة
        [one] جواب واحد
        [two] جوابان
        [few] { $n } أجوبة
        [many] { $n } جواباً
       *[other] { $n } جواب
    }
walk-refused =
    { PLURAL($n) ->
        [zero] لم يُرفض شيء
        [one] رُفض جواب واحد كما يجب
        [two] رُفض جوابان كما يجب
        [few] رُفضت { $n } أجوبة كما يجب
        [many] رُفض { $n } جواباً كما يجب
       *[other] رُفض { $n } جواب كما يجب
    }
walk-compared =
    { PLURAL($n) ->
        [zero] لم يُقارَن شيء
        [one] قورن توقع واحد
        [two] قورن توقعان
        [few] قورنت { $n } توقعات
        [many] قورن { $n } توقعاً
       *[other] قورن { $n } توقع
    }
walk-not-refused = { $path }: كان يجب رفض «{ $value }».
walk-answer-refused = { $path }: رُفض «{ $value }».
walk-never-asked = لم يُسأل { $path } قط.
walk-asked-anyway = سُئل { $path } وما كان يجب أن يُسأل.
walk-value-differs = قيمة { $path } هي «{ $found }» والمتوقع «{ $expected }».
walk-label-differs = نص { $path } هو «{ $found }» ويجب أن يكون فيه «{ $expected }».
walk-finish-refused = لا يمكن إنهاء المقابلة: { $path }

## The demo

demo-role = نسخة تجريبية من استطلاع، يُجاب عنها بدور جامع بيانات: الختم يسمّي هذا الجهاز. أما أختام المواطنين المجهولة فشيء آخر ولا توجد بعد.
demo-folders = الجهاز: { $store } · الجامع: { $collector }
demo-sealed =
    { PLURAL($n) ->
        [zero] لم يُختم شيء.
        [one] خُتم سجل واحد وشُفّر على هذا الجهاز ووُضع في الانتظار.
        [two] خُتم سجلان وشُفّرا على هذا الجهاز ووُضعا في الانتظار.
        [few] خُتمت { $n } سجلات وشُفّرت على هذا الجهاز ووُضعت في الانتظار.
        [many] خُتم { $n } سجلاً وشُفّرت على هذا الجهاز ووُضعت في الانتظار.
       *[other] خُتم { $n } سجل وشُفّرت على هذا الجهاز ووُضعت في الانتظار.
    }
demo-no-network = محاولة الإرسال إلى { $server } حيث لا أحد يستمع:
demo-network = تعود الشبكة: يبدأ جامع على { $server }.
demo-delivered =
    { PLURAL($n) ->
        [zero] لم يُسلَّم شيء.
        [one] سُلّم سجل واحد.
        [two] سُلّم سجلان.
        [few] سُلّمت { $n } سجلات.
        [many] سُلّم { $n } سجلاً.
       *[other] سُلّم { $n } سجل.
    }
demo-read-back =
    { PLURAL($n) ->
        [zero] ليس في مجلد الجامع أي من هذه السجلات.
        [one] في مجلد الجامع هذا السجل الواحد:
        [two] في مجلد الجامع هذان السجلان:
        [few] في مجلد الجامع هذه السجلات، وعددها { $n }:
        [many] في مجلد الجامع { $n } سجلاً من هذه السجلات:
       *[other] في مجلد الجامع { $n } سجل من هذه السجلات:
    }
demo-same = البايتات نفسها التي على الجهاز، SHA-256 { $digest }
demo-differs = ليست البايتات التي على الجهاز
demo-absent = غير موجود
demo-verify = تحقق بنفسك:
demo-done = وصل كل شيء كما خُتم.
demo-not-done = جرى شيء على غير ما يجب.

## Verifying

verify-key = المفتاح: { $kid }
verify-place = الرقم { $seq } في سلسلة الجهاز
verify-count = { $ok } من { $total } حكمها «ok».
verify-no-survey = لا يوجد بيان للاستطلاع: يُقارن السجل بالاستمارة وحدها.

## Errors of the command line

error-file-unreadable = لا يمكن قراءة { $file }: { $reason }.
    .remedy = تحقق من الاسم ومن السماح لك بقراءته.
error-file-too-large = حجم { $file } هو { $bytes } بايت؛ ولا يُقرأ أكثر من { $limit }.
    .remedy = تحقق من أن هذا هو الملف الصحيح.
error-folder-unusable = لا يمكن استعمال { $file }: { $reason }.
    .remedy = اختر مجلداً آخر أو أفرغ بعض المساحة.
error-not-walks = { $file } ليس ملف مقابلات مكتوبة (السطر { $line }، العمود { $column }).
    .remedy = الصيغة هي صيغة الملفات في tests/forms/paths.
error-walk-form-missing = استمارة هذه المقابلات «{ $form }» ليست بجانب الملف.
    .remedy = ضع الاستمارة في المجلد نفسه.
error-form-language-unknown = ليست في الاستمارة لغة «{ $language }». لغاتها: { $known }.
error-passphrase-needed = يحتاج هذا المخزن إلى عبارة سره، ولا أحد هنا ليكتبها.
    .remedy = ضع { $variable }، أو شغّل الأمر في طرفية.
error-passphrase-there = لهذا المخزن عبارة سر.
    .remedy = غيّرها بالأمر: rayi passphrase change
error-passphrase-absent = ليس لهذا المخزن عبارة سر.
    .remedy = ضع واحدة بالأمر: rayi passphrase set
error-passphrases-differ = العبارتان مختلفتان. لم يتغير شيء.
error-no-port = لا تعطي هذه الآلة منفذاً للاستماع: { $reason }.
error-output-failed = لا يمكن كتابة المخرجات: { $reason }.
