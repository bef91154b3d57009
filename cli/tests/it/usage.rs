//! Help and wrong usage, in four languages.

use insta::assert_snapshot;

use crate::program::Program;

#[test]
fn help_in_english() {
    let help = Program::new("--help").run();
    assert_eq!((help.status, help.faults.as_str()), (0, ""));
    assert_snapshot!(help.printed, @r"
    Rayi: interviews from a form to a receipt. Answers are signed, encrypted on this device and sent when there is a network.

    Commands:
      rayi demo               Shows the whole way on this machine: an interview of the sample poll, sealed, queued without a network, delivered to a collector.
      rayi form check         Checks forms and says what is wrong, where, and what to do.
      rayi form convert       Makes XForm XML of a workbook: .xlsx, .xlsm, .xls, .csv or Markdown tables.
      rayi interview          Asks the questions of a form here in the terminal, keeps each answer at once, and seals and queues the record at the end.
      rayi outbox             Lists the finished records on this device and says where each stands.
      rayi passphrase set     Seals a store with a passphrase, and begins one where none is.
      rayi passphrase change  Seals a store with another passphrase.
      rayi passphrase remove  Lays a store's key unsealed beside it again.
      rayi sync               Sends the records that wait to a server.
      rayi verify             Says whether records are what was sealed, and whether the key is trusted.
      rayi collector          Receives records from devices and keeps them exactly as they came.

    For whoever tests a form, in JSON:
      rayi xpath EXPR …
      rayi script FORM …
      rayi bench FORM …

    Options:
      --lang L          Language of Rayi's own words: ar, ckb, kmr or en
      --json            One JSON document instead of sentences
      --store DIR       Folder of the encrypted store, for commands that use one
      -h, --help        Show this help
      -V, --version     Show the version

    More on a command: rayi COMMAND --help
    ");
}

#[test]
fn help_in_arabic() {
    assert_snapshot!(Program::new("-h --lang ar").run().printed, @r"
    رأيي: مقابلات من الاستمارة إلى وصل التسليم. تُختم الإجابات وتُشفَّر على هذا الجهاز وتُرسل عند توفر الشبكة.

    الأوامر:
      rayi demo               يعرض الطريق كله على هذه الآلة: مقابلة من الاستطلاع النموذجي، تُختم وتنتظر بلا شبكة ثم تُسلَّم إلى جامع.
      rayi form check         يفحص الاستمارات ويبيّن الخلل ومكانه وعلاجه.
      rayi form convert       يحوّل جدول استمارة إلى XForm XML، من ‎.xlsx أو ‎.xlsm أو ‎.xls أو ‎.csv أو جداول Markdown.
      rayi interview          يطرح أسئلة استمارة هنا في الطرفية، ويحفظ كل جواب فوراً، ويختم السجل في النهاية ويضعه في الانتظار.
      rayi outbox             يعرض السجلات المنتهية على هذا الجهاز وحال كل منها.
      rayi passphrase set     يختم المخزن بعبارة سر، ويبدأ مخزناً حيث لا مخزن.
      rayi passphrase change  يختم المخزن بعبارة سر أخرى.
      rayi passphrase remove  يضع مفتاح المخزن إلى جانبه بلا ختم كما كان.
      rayi sync               يرسل السجلات المنتظرة إلى خادم.
      rayi verify             يبيّن هل السجلات هي التي خُتمت وهل المفتاح موثوق.
      rayi collector          يستلم السجلات من الأجهزة ويحفظها كما وصلت تماماً.

    لمن يختبر استمارة، بصيغة JSON:
      rayi xpath EXPR …
      rayi script FORM …
      rayi bench FORM …

    الخيارات:
      --lang L          لغة كلام رأيي نفسه: ar أو ckb أو kmr أو en
      --json            مستند JSON واحد بدلاً من الجمل
      --store DIR       مجلد المخزن المشفَّر، للأوامر التي تستعمله
      -h, --help        اعرض هذه المساعدة
      -V, --version     اعرض الإصدار

    المزيد عن أمر ما: rayi COMMAND --help
    ");
}

#[test]
fn help_in_sorani() {
    assert_snapshot!(Program::new("-h --lang ckb").run().printed, @r"
    ڕایی: چاوپێکەوتن لە فۆڕمەوە تا پسوولە. وەڵامەکان مۆر دەکرێن، لەم ئامێرەدا شفرە دەکرێن و کە تۆڕ هەبوو دەنێردرێن.

    فەرمانەکان:
      rayi demo               هەموو ڕێگاکە لەم ئامێرەدا پیشان دەدات: چاوپێکەوتنێکی ڕاپرسیی نموونە، مۆر دەکرێت، بێ تۆڕ چاوەڕێ دەکات و دەگەیەنرێتە کۆکەرەوەیەک.
      rayi form check         فۆڕمەکان دەپشکنێت و دەڵێت چی هەڵەیە، لە کوێ و چارەسەری چییە.
      rayi form convert       خشتەی فۆڕمێک دەکات بە XForm XML، لە ‎.xlsx، ‎.xlsm، ‎.xls، ‎.csv یان خشتەی Markdown.
      rayi interview          پرسیارەکانی فۆڕمێک لێرە لە تێرمیناڵدا دەپرسێت، هەر وەڵامێک یەکسەر پاشەکەوت دەکات و لە کۆتاییدا تۆمارەکە مۆر دەکات و دەیخاتە ڕیزی ناردن.
      rayi outbox             تۆمارە تەواوکراوەکانی ئەم ئامێرە ڕیز دەکات و دەڵێت هەر یەکەیان لە کوێدایە.
      rayi passphrase set     کۆگایەک بە ڕستەیەکی نهێنی مۆر دەکات، و ئەگەر کۆگا نەبێت دەستی پێ دەکات.
      rayi passphrase change  کۆگایەک بە ڕستەیەکی نهێنیی تر مۆر دەکات.
      rayi passphrase remove  کلیلی کۆگاکە بێ مۆر لە تەنیشتی دادەنێتەوە.
      rayi sync               ئەو تۆمارانەی چاوەڕێن بۆ ڕاژەکارێک دەنێرێت.
      rayi verify             دەڵێت ئایا تۆمارەکان هەر ئەوانەن کە مۆر کراون و ئایا کلیلەکە متمانەپێکراوە.
      rayi collector          تۆمار لە ئامێرەکانەوە وەردەگرێت و ڕێک وەک خۆی هەڵیدەگرێت.

    بۆ ئەو کەسەی فۆڕمێک تاقی دەکاتەوە، بە JSON:
      rayi xpath EXPR …
      rayi script FORM …
      rayi bench FORM …

    هەڵبژاردەکان:
      --lang L          زمانی قسەکانی ڕایی: ar، ckb، kmr یان en
      --json            یەک بەڵگەنامەی JSON لەجیاتی ڕستە
      --store DIR       بوخچەی کۆگا شفرەکراوەکە، بۆ ئەو فەرمانانەی بەکاری دەهێنن
      -h, --help        ئەم یارمەتییە پیشان بدە
      -V, --version     وەشان پیشان بدە

    زیاتر دەربارەی فەرمانێک: rayi COMMAND --help
    ");
}

#[test]
fn help_in_kurmanji() {
    assert_snapshot!(Program::new("-h --lang kmr").run().printed, @r"
    Rayî: hevpeyvîn ji formê heta meqbûzê. Bersiv tên morkirin, li ser vê amûrê tên şîfrekirin û dema tor hebe tên şandin.

    Ferman:
      rayi demo               Hemû rê li ser vê makîneyê nîşan dide: hevpeyvîneke rapirsiya nimûne tê morkirin, bê tor li bendê dimîne û digihîje berhevkarekî.
      rayi form check         Forman kontrol dike û dibêje çi şaş e, li ku ye û çareya wê çi ye.
      rayi form convert       Ji tabloyeke formê XForm XML çêdike: .xlsx, .xlsm, .xls, .csv an tabloyên Markdown.
      rayi interview          Pirsên formekê li vir di termînalê de dipirse, her bersivê yekser tomar dike û di dawiyê de tomarê mor dike û dixe rêza şandinê.
      rayi outbox             Tomarên qediyayî yên li ser vê amûrê rêz dike û dibêje her yek li ku ye.
      rayi passphrase set     Embarekê bi hevokeke nepenî mor dike, û eger tune be dest pê dike.
      rayi passphrase change  Embarekê bi hevokeke nepenî ya din mor dike.
      rayi passphrase remove  Mifteya embarê dîsa nemorkirî li kêleka wê datîne.
      rayi sync               Tomarên li bendê ji pêşkêşkarekî re dişîne.
      rayi verify             Dibêje ka tomar ew in ku hatine morkirin û ka mifte pêbawer e.
      rayi collector          Tomaran ji amûran distîne û wan tam wek ku hatine diparêze.

    Ji bo kesê ku formekê diceribîne, bi JSON:
      rayi xpath EXPR …
      rayi script FORM …
      rayi bench FORM …

    Vebijark:
      --lang L          Zimanê gotinên Rayî: ar, ckb, kmr an en
      --json            Belgeyeke JSON li şûna hevokan
      --store DIR       Peldanka embara şîfrekirî, ji bo fermanên ku wê bi kar tînin
      -h, --help        Vê alîkariyê nîşan bide
      -V, --version     Guhertoyê nîşan bide

    Zêdetir li ser fermanekê: rayi COMMAND --help
    ");
}

#[test]
fn help_on_a_command_tells_its_exit_statuses() {
    assert_snapshot!(Program::new("verify --help").run().printed, @r"
    rayi verify RECORD… [--lang L] [--json] [--store DIR] --form FORM [--trust FILE]

    Says whether records are what was sealed, and whether the key is trusted.

    Options:
      --lang L          Language of Rayi's own words: ar, ckb, kmr or en
      --json            One JSON document instead of sentences
      --store DIR       Folder of the encrypted store, for commands that use one
      --form FORM       The form that the records answer
      --trust FILE      File of trusted keys: kid and JWK on each line
      -h, --help        Show this help

    Exit status:
      0  Every verdict is “ok”, and no chain contradicts itself; gaps are told and not judged
      1  A verdict is something else, or a chain contradicts itself
      2  Not done: wrong usage, a file that cannot be read, or a store that does not open
    ");
    assert_snapshot!(Program::new("demo --help --lang kmr").run().printed, @r"
    rayi demo [--lang L] [--json] [--store DIR] [--passphrase] [--answers FILE]

    Hemû rê li ser vê makîneyê nîşan dide: hevpeyvîneke rapirsiya nimûne tê morkirin, bê tor li bendê dimîne û digihîje berhevkarekî.

    Vebijark:
      --lang L          Zimanê gotinên Rayî: ar, ckb, kmr an en
      --json            Belgeyeke JSON li şûna hevokan
      --store DIR       Peldanka embara şîfrekirî, ji bo fermanên ku wê bi kar tînin
      --passphrase      Embarê bi hevokeke nepenî veke; embara nû an nemorkirî pê tê morkirin (RAYI_PASSPHRASE ji bo skrîptan)
      --answers FILE    Pela hevpeyvînên nivîsandî yên ku bi xwe dimeşin
      -h, --help        Vê alîkariyê nîşan bide

    Rewşa derketinê:
      0  Hemû hevpeyvîn wek ku divê bûn û hemû tomar bê guherîn gihîştin
      1  Hevpeyvîneke nivîsandî ne wek ku dihat hêvîkirin bû, an hevpeyvîn hat hiştin
      2  Nehat kirin: bikaranîna şaş, pelek ku nayê xwendin, an embarek ku venabe
    ");
}

#[test]
fn wrong_usage_is_told_in_the_language_of_the_shell() {
    let run = Program::new("form chek x.xml")
        .env("LANG", "ckb_IQ.UTF-8")
        .run();
    assert_eq!((run.status, run.printed.as_str()), (2, ""));
    assert_snapshot!(run.faults, @r"
    rayi: فەرمانی «form chek» نییە.
    یارمەتی: rayi --help
    ");
}

#[test]
fn every_fault_of_usage_has_its_words() {
    let lines = [
        "",
        "dance",
        "demo --colour",
        "demo --server u",
        "demo --answers",
        "demo --json=yes",
        "demo --lang fr",
        "demo now",
        "form check",
        "sync",
        "interview x.xml",
    ];
    let told: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let run = Program::new(line).run();
            assert_eq!((run.status, run.printed.as_str()), (2, ""), "{line}");
            run.faults.lines().next().unwrap_or_default().to_owned()
        })
        .collect();
    assert_snapshot!(told.join("\n"), @r"
    rayi: What shall be done? A command is missing.
    rayi: There is no command “dance”.
    rayi: There is no option --colour.
    rayi: --server is not an option of “demo”.
    rayi: --answers needs a value.
    rayi: --json takes no value.
    rayi: “fr” cannot be used for --lang.
    rayi: “now” is one word too many.
    rayi: FILE is missing.
    rayi: --server is needed.
    rayi: x.xml cannot be read: it is not there.
    ");
}

#[test]
fn the_version_is_the_packages() {
    let version = Program::new("-V").run();
    assert_eq!(
        version.printed,
        concat!("rayi ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn every_text_that_the_program_names_exists() {
    let mut named = 0;
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the sources are beside the tests") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).expect("a source file");
            for opening in [".say(\"", ".plain(\"", "texts.text(\"", "about: \""] {
                for rest in source.split(opening).skip(1) {
                    let id = rest
                        .split('"')
                        .next()
                        .expect("split gives one part at least");
                    let texts = rayi_locale::Texts::new(rayi_locale::Language::En);
                    assert!(texts.has(id), "{id} in {}", path.display());
                    named += 1;
                }
            }
        }
    }
    assert!(named > 40, "the sources are read: {named}");
}
