# The words of the apps that are not among the application's common ones (ar.ftl), Arabic.


## Screens

app-projects-title = المشاريع
app-drafts-title = المسودات
app-outbox-title = صندوق الإرسال
app-overview-title = نظرة عامة
app-about-title = حول التطبيق
app-projects-none = لا يوجد مشروع بعد. أضف مشروعاً بعنوان خادمه أو برمز إعداداته.

## Buttons

app-add = إضافة
app-open = فتح
app-close = إغلاق
app-choose = اختر
app-record = سجّل
app-record-stop = أوقف التسجيل
app-play = تشغيل
app-sign = وقّع هنا
app-draw = ارسم
app-scan = امسح رمزاً
app-file-choose = اختر ملفاً
app-date-choose = اختر تاريخاً
app-time-choose = اختر وقتاً
app-month-before = الشهر السابق
app-month-after = الشهر التالي
app-photo-again = التقط صورة أخرى
app-repeat-add-another = أضف آخر
app-repeat-go-on = تابع من دون إضافة
app-save-and-leave = احفظ واخرج
app-move-up = إلى الأعلى
app-move-down = إلى الأسفل
app-errors-check = ابحث عن الأخطاء
app-device-settings = افتح إعدادات الجهاز
app-location-stop = استعمل هذا الموقع

## Answering

app-required = إلزامي
app-read-only = لا يمكن تغييره
app-progress = { $i } من { $total }
app-end = انتهت الأسئلة كلها.
app-end-draft = إذا خرجت الآن تبقى مسودة على هذا الجهاز.
app-errors-found =
    { PLURAL($n) ->
        [zero] لا أخطاء
        [one] جواب واحد يحتاج إلى مراجعة
        [two] جوابان يحتاجان إلى مراجعة
        [few] { $n } أجوبة تحتاج إلى مراجعة
        [many] { $n } جواباً يحتاج إلى مراجعة
       *[other] { $n } جواب يحتاج إلى مراجعة
    }
app-in-language = بلغة { $language }
app-location-searching = جارٍ تحديد الموقع …
app-attached = { $name } ({ $size })
app-moment = { $date }، { $time }

## What is missing on a device

app-lacks =
    { $what ->
        [camera] لا توجد في هذا الجهاز كاميرا لهذا الغرض. يمكنك المتابعة من دونها.
        [location] لا يستطيع هذا الجهاز تحديد موقعه. يمكنك المتابعة من دونه.
        [microphone] لا يستطيع هذا الجهاز تسجيل الصوت. يمكنك المتابعة من دونه.
        [barcode] لا يوجد في هذا الجهاز تطبيق يمسح الرموز. يمكنك كتابة الرمز أو المتابعة من دونه.
        [player] لا يوجد في هذا الجهاز تطبيق يشغّل هذا. يمكنك المتابعة من دونه.
        [file] لا يوجد في هذا الجهاز تطبيق لاختيار الملفات. يمكنك المتابعة من دونه.
        [map] لا يمكن عرض الخرائط هنا. يمكنك المتابعة من دونها.
        [app] التطبيق «{ $name }» الذي يعطي الجواب غير مثبّت. يمكنك المتابعة من دونه.
        [compass] لا توجد بوصلة في هذا الجهاز. يمكنك كتابة الاتجاه، أو المتابعة بدونه.
        [printer] لا يستطيع رأيي الطباعة. يمكنك المتابعة بدونها.
        [timer] لا يُحسب الوقت هنا: اختر بدون ساعة.
        [no-answer] لا يعود هنا جواب من التطبيق «{ $name }». أجب بنفسك أو تابع من دونه.
        [front-code] تُقرأ الرموز بالكاميرا الخلفية.
       *[other] لا يستطيع هذا الجهاز أخذ هذا الجواب. يمكنك المتابعة من دونه.
    }
app-denied =
    { $what ->
        [camera] لا يُسمح لرأيي باستعمال الكاميرا. اسمح بذلك في إعدادات الجهاز، أو تابع من دونها.
        [location] لا يُسمح لرأيي بمعرفة موقع الجهاز. اسمح بذلك في إعدادات الجهاز، أو تابع من دونه.
        [microphone] لا يُسمح لرأيي بالتسجيل. اسمح بذلك في إعدادات الجهاز، أو تابع من دونه.
       *[other] الجهاز لا يسمح بهذا. اسمح به في إعدادات الجهاز، أو تابع من دونه.
    }
app-storage-full = لم تبقَ مساحة على هذا الجهاز. لم يُحفظ هذا الجواب، وكل ما قبله محفوظ. أفرغ مساحة ثم حاول مرة أخرى.
app-photo-lost = لم تصل الصورة. التقطها مرة أخرى.
app-capture-lost = لم تصل صورة أو فيديو إلى السؤال قبل أن يتوقف رأيي، فحُذف ما التُقط. التقطه مرة أخرى.

## Forms from the server

app-forms-look = ابحث عن استمارات على الخادم
app-form-new = ليست على هذا الجهاز بعد
app-form-newer = على الخادم إصدار أحدث
app-form-same = محدّثة
app-form-fetching = جارٍ جلب { $form }: { $done } من { $total }
app-form-fetched = { $form } الآن على هذا الجهاز.
app-forms-none-offered = لا يعرض الخادم أي استمارة.

## Projects

app-project-add = أضف مشروعاً
app-project-name = اسم المشروع
app-project-server = عنوان الخادم
app-project-scan = امسح إعداداته (رمز QR)
app-project-remove = احذف المشروع
app-project-remove-confirm = هل تريد حذف { $name } مع استماراته ومسوداته؟ تضيع الإجابات التي لم تُرسل.
app-project-unsent =
    { PLURAL($n) ->
        [zero] أُرسل كل شيء
        [one] سجل واحد لم يُرسل
        [two] سجلان لم يُرسلا
        [few] { $n } سجلات لم تُرسل
        [many] { $n } سجلاً لم يُرسل
       *[other] { $n } سجل لم يُرسل
    }

## Outbox: one line for each record

app-line-queued = يُرسل عندما يأتي دوره
app-line-offline = بانتظار الشبكة
app-line-metered = بانتظار شبكة مجانية
app-line-by-hand = بانتظار أن ترسله
app-line-sending = جارٍ الإرسال: { $sent } من { $total }
app-line-waiting = { $reason } المحاولة التالية: { $time }
app-line-held = موقوف: { $reason }
app-line-delivered = وصل: { $time }

## Sizes

app-size-bytes = { $size } بايت
app-size-kilobytes = { $size } كيلوبايت
app-size-megabytes = { $size } ميغابايت

## Settings

app-settings-language = لغة التطبيق والاستمارات
app-settings-digits-extended = ۴۵۶۷
app-settings-networks = الإرسال عبر
app-networks-any = أي شبكة
app-networks-unmetered = الواي فاي والشبكات المجانية
app-networks-never = عندما أرسل بنفسي فقط
app-text-size-small = صغير
app-text-size-normal = عادي
app-text-size-large = كبير
app-text-size-largest = كبير جداً

## About

app-about-version = الإصدار { $version }
app-about-kept = يُحفظ كل جواب مشفّراً على هذا الجهاز حالما يُعطى.
app-about-sealed = السجل المنتهي موقّع بمفتاح هذا الجهاز ولا يتغيّر بعد ذلك.
app-about-delivered = «وصل» تعني أن الخادم قال إن لديه كل الأجزاء.
app-about-not-anonymous = السجلات ليست من دون اسم: كل سجل يذكر مفتاح هذا الجهاز.
app-about-device-key = مفتاح هذا الجهاز: { $kid }

## العدّ والنقاط

app-count-up = واحد أكثر
app-count-down = واحد أقل
app-point-remove = التراجع عن آخر نقطة
app-leave-anyway = المغادرة من دون ما لم يُحفظ

## أجزاء التاريخ، وما يُسأل إلى جانب الأسئلة

app-date-day = اليوم
app-date-month = الشهر
app-date-year = السنة
app-date-hour = الساعة
app-date-minute = الدقيقة
app-who = من يملأ هذه الاستمارة؟
app-change-reason = لماذا تُغيَّر الإجابات؟
app-file-too-large = هذا الملف أكبر مما يتسع له هذا الجهاز: يمكن حفظ { $size } على الأكثر.

## questions

app-sound-play = تشغيل الصوت
app-sound-stop = إيقاف الصوت
app-film-play = تشغيل الفيديو
app-media-missing = ملف الاستمارة هذا غير موجود على هذا الجهاز أو لا يمكن عرضه هنا. يمكنك المتابعة بدونه.
app-picture-large = عرض الصورة كبيرة
app-annotate = الرسم عليها
app-bearing-get = أخذ الاتجاه
app-bearing-use = استخدام { $degrees }°
app-place-type = كتابة الإحداثيات
app-place-latitude = خط العرض
app-place-longitude = خط الطول
app-place-no-such = لا يوجد مكان كهذا على الأرض: خط العرض من ‎−90 إلى 90، وخط الطول من ‎−180 إلى 180.
app-place-inaccurate = الدقة { $metres } م: يقبل هذا السؤال { $wanted } م أو أفضل. أعد المحاولة تحت السماء المكشوفة.
app-place-far = { $km } كم من هنا
app-trace-record = تسجيل النقاط تلقائيًا
app-trace-recording = تؤخذ نقطة كل { $seconds } ث ما دامت هذه الصفحة مفتوحة.
app-trace-seconds = كل { $seconds } ث
app-trace-points =
    { PLURAL($n) ->
        [zero] لا نقاط
        [one] نقطة واحدة
        [two] نقطتان
        [few] { $n } نقاط
        [many] { $n } نقطة
       *[other] { $n } نقطة
    }
app-calendar =
    { $calendar ->
        [ethiopian] التقويم الإثيوبي
        [coptic] التقويم القبطي
        [islamic] التقويم الهجري
        [bikram-sambat] تقويم بيكرام سامبات
        [myanmar] تقويم ميانمار
        [persian] التقويم الفارسي
       *[buddhist] التقويم البوذي
    }
app-date-no-such = لا يوجد يوم كهذا في هذا التقويم.
app-map-listed = لا يمكن عرض الخرائط هنا: الاختيارات مدرجة مع أماكنها.
app-image-map-listed = لا يمكن عرض الصورة هنا: اختر من القائمة.
app-group-answered =
    { PLURAL($n) ->
        [zero] لم يُعد التطبيق إجابات عن هذه الأسئلة.
        [one] أعاد التطبيق إجابة واحدة.
        [two] أعاد التطبيق إجابتين.
        [few] أعاد التطبيق { $n } إجابات.
        [many] أعاد التطبيق { $n } إجابة.
       *[other] أعاد التطبيق { $n } إجابة.
    }
app-answer-hidden = تمت الإجابة؛ الإجابة لا تُعرض.
app-nothing-brought = لم يُعد التطبيق شيئًا. حاول مرة أخرى.

## flow

app-correct = تصحيح
app-correction = تصحيح لسجل سابق
app-forms-newer =
    { PLURAL($n) ->
        [zero] كل الاستمارات محدّثة
        [one] على الخادم إصدار أحدث من استمارة واحدة
        [two] على الخادم إصدار أحدث من استمارتين
        [few] على الخادم إصدارات أحدث من { $n } استمارات
        [many] على الخادم إصدارات أحدث من { $n } استمارة
       *[other] على الخادم إصدارات أحدث من { $n } استمارة
    }
app-settings-forms = جلب الاستمارات
app-forms-manual = عندما أجلبها بنفسي
app-forms-tell = عندما أجلبها بنفسي، مع إخباري بالإصدارات الأحدث
app-forms-known = الإصدارات الأحدث تُجلب تلقائياً
app-forms-all = كل ما يعرضه الخادم ولا شيء سواه
app-settings-every = البحث عن الاستمارات
app-every =
    { $minutes ->
        [15] كل ربع ساعة
        [60] كل ساعة
        [360] كل ست ساعات
       *[other] كل يوم
    }
app-settings-pictures = حجم الصور
app-picture-original = كما تقول الاستمارة
app-picture-pixels = { $pixels } بكسل على الأكثر، حيث لا تقول الاستمارة شيئاً
app-settings-sent = السجلات المُرسَلة
app-sent-keep = تبقى على هذا الجهاز
app-sent-delete = تُحذف حين تصبح لدى الخادم
app-settings-locked = بقية إعدادات هذا المشروع بيد من أعدّه.
app-sound-recorded = يُسجَّل الصوت أثناء إجابتك.
app-places-kept = تحفظ الاستمارة مكانك أثناء إجابتك.

## ios

app-settings-digits-language = كما تكتبها اللغة
app-stop = إيقاف
app-points = النقاط: { $n }
app-points-few = النقاط: { $n }. المطلوب { $least } على الأقل.
app-points-closed = النقاط: { $n }. المحيط مغلق.
app-trace-stop = التوقف عن أخذ النقاط
app-place-set = استعمال هذه الدرجات
app-recording-saved = حُفظ التسجيل الذي انقطع.
app-film-lost = لم يصل الفيديو. صوّره مرة أخرى.
app-drawing-lost = لم يصل الرسم. ارسمه مرة أخرى.
app-recording-lost = لم يصل التسجيل. سجّله مرة أخرى.
app-not-answered = لم يُجَب بعد
