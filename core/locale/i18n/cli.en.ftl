# The words of the command line, English. Printed without isolation marks.
# $flag, $command, $file, $folder, $path, $id are what one types: leave them where they read well.


## Help

cli-about = Rayi: interviews from a form to a receipt. Answers are signed, encrypted on this device and sent when there is a network.
help-commands = Commands:
help-options = Options:
help-exit = Exit status:
help-testing = For whoever tests a form, in JSON:
help-more = More on a command: rayi COMMAND --help
about-demo = Shows the whole way on this machine: an interview of the sample poll, sealed, queued without a network, delivered to a collector.
about-form-check = Checks forms and says what is wrong, where, and what to do.
about-form-convert = Makes XForm XML of a workbook: .xlsx, .xlsm, .xls, .csv or Markdown tables.
about-interview = Asks the questions of a form here in the terminal, keeps each answer at once, and seals and queues the record at the end.
about-outbox = Lists the finished records on this device and says where each stands.
about-passphrase-set = Seals a store with a passphrase, and begins one where none is.
about-passphrase-change = Seals a store with another passphrase.
about-passphrase-remove = Lays a store's key unsealed beside it again.
about-sync = Sends the records that wait to a server.
about-verify = Says whether records are what was sealed, and whether the key is trusted.
about-collector = Receives records from devices and keeps them exactly as they came.
flag-lang = Language of Rayi's own words: ar, ckb, kmr or en
flag-json = One JSON document instead of sentences
flag-store = Folder of the encrypted store, for commands that use one
flag-passphrase = Open the store with a passphrase; a new or unsealed one is sealed with it (RAYI_PASSPHRASE for scripts)
flag-answers = File of scripted interviews that run by themselves
flag-media = Folder of the form's files; NAME-media beside the form if left out
flag-output = File to write
flag-form-lang = Language of the form, by its name or tag
flag-new = Begin anew even if there is a draft
flag-correct = Correct a finished record, by its number in the outbox
flag-anyway = Correct it even if the form does not offer that
flag-upgrade = Go on with a draft of an older version of the form
flag-release = Put a held record back into the queue
flag-key = Print only this device's key, as a line of trusted keys
flag-server = Address of the server
flag-form = The form that the records answer
flag-trust = File of trusted keys: kid and JWK on each line
flag-help = Show this help
flag-version = Show the version
exit-unable = Not done: wrong usage, a file that cannot be read, or a store that does not open
exit-unused = Not used
exit-done = Done
exit-demo-0 = Every interview held, and every record arrived unchanged
exit-demo-1 = A scripted interview went otherwise than expected, or the interview was left
exit-form-check-0 = No errors; there may be warnings
exit-form-check-1 = A form has errors
exit-form-convert-0 = Written; there may be warnings
exit-form-convert-1 = The workbook has errors; nothing was written
exit-interview-0 = The record is sealed and queued
exit-interview-1 = The interview was left; the draft is kept
exit-sync-0 = Every record was delivered
exit-sync-1 = A record still waits or is held
exit-verify-0 = Every verdict is “ok”, and no chain contradicts itself; gaps are told and not judged
exit-verify-1 = A verdict is something else, or a chain contradicts itself

## Wrong usage

usage-help = Help: rayi --help
usage-command-missing = What shall be done? A command is missing.
usage-command-unknown = There is no command “{ $word }”.
usage-flag-unknown = There is no option { $flag }.
usage-flag-foreign = { $flag } is not an option of “{ $command }”.
usage-value-missing = { $flag } needs a value.
usage-value-spare = { $flag } takes no value.
usage-value-refused = “{ $value }” cannot be used for { $flag }.
usage-operand-missing = { $what } is missing.
usage-operand-spare = “{ $word }” is one word too many.
usage-flag-needed = { $flag } is needed.
usage-store-nowhere = This system has no folder for a program's own files: name one with --store.

## Why a file or address cannot be used

why-not-found = it is not there
why-not-allowed = not allowed
why-a-folder = it is a folder
why-no-folder = it is not a folder
why-full = no space left
why-address-taken = the address is taken
why-closed = the other side has closed
why-unknown = the system refused

## Checking a form

check-error = error
check-warning = warning
check-node = node: { $node }
check-argument = in { $function }(), argument { $argument }
check-remedy = remedy: { $remedy }
check-reading = Reading { $file } ({ $megabytes } MB) …
check-forms =
    { $n ->
        [0] No forms
        [one] One form
       *[other] { $n } forms
    }
convert-written = { $file } is written.
convert-refused = The workbook has errors, and nothing was written.
check-errors =
    { $n ->
        [0] no errors
        [one] one error
       *[other] { $n } errors
    }
check-warnings =
    { $n ->
        [0] no warnings
        [one] one warning
       *[other] { $n } warnings
    }

## An interview in the terminal

interview-keys = Enter: go on · :b back · :c clear the answer · :l language · :o overview · :q leave, the draft is kept · :? these keys
interview-resumed = There is a draft: the interview goes on where it stopped.
interview-corrects = This corrects a finished record; a new one will take its place.
interview-unplaced = An answer has no place in this version of the form and is kept aside: { $path }
interview-who = Who fills this form in?
interview-why = Why are the answers changed?
interview-jump = Number of the question to go to; Enter stays.
interview-queued = Sealed and queued: { $id }
interview-keep = Keep as a draft and leave
interview-not-ready =
    { $n ->
        [0] Nothing is left to put right.
        [one] One answer must be put right before finishing.
       *[other] { $n } answers must be put right before finishing.
    }
ask-required = must be answered
ask-fallback = (no translation; shown in { $language })
ask-answer = Answer: { $answer }
ask-one = Type the number of your choice.
ask-many = Type the numbers of your choices with spaces between them.
ask-file = Type the path of a file.
ask-trigger = Type 1 to confirm.
ask-date = Enter a date such as { $example }.
ask-no-such-choice = Type a number from 1 to { $n }, or Enter to go on.

## The store and the outbox

store-at = Store: { $folder }
passphrase-ask = Passphrase of the store:
passphrase-ask-new = New passphrase:
passphrase-again = The same again:
outbox-released = Back in the queue: { $id }
state-queued = Queued
state-in-flight = Being sent
state-waiting = Waits: { $reason }
state-held = Held: { $reason }
state-delivered = Delivered

## Scripted interviews

walk-title = Interview { $i } of { $total }: “{ $name }”, in { $language }
walk-answered =
    { $n ->
        [0] no answers
        [one] one answer
       *[other] { $n } answers
    }
walk-refused =
    { $n ->
        [0] none refused
        [one] one refused as it should be
       *[other] { $n } refused as they should be
    }
walk-compared =
    { $n ->
        [0] nothing compared
        [one] one expectation compared
       *[other] { $n } expectations compared
    }
walk-not-refused = { $path }: “{ $value }” should have been refused.
walk-answer-refused = { $path }: “{ $value }” was refused.
walk-never-asked = { $path } was never asked.
walk-asked-anyway = { $path } was asked and should not have been.
walk-value-differs = { $path } is “{ $found }”, expected was “{ $expected }”.
walk-label-differs = The text of { $path } is “{ $found }”; “{ $expected }” should be in it.
walk-finish-refused = The interview cannot be finished: { $path }

## The demo

demo-role = A test copy of a poll, answered in the role of an enumerator: the seal names this device. Citizens' anonymous seals are another thing and do not exist yet.
demo-folders = Device: { $store } · Collector: { $collector }
demo-sealed =
    { $n ->
        [0] Nothing was sealed.
        [one] One record is sealed, encrypted on this device and queued.
       *[other] { $n } records are sealed, encrypted on this device and queued.
    }
demo-no-network = Sending to { $server }, where nobody listens:
demo-network = The network returns: a collector starts at { $server }.
demo-delivered =
    { $n ->
        [0] Nothing was delivered.
        [one] One record was delivered.
       *[other] { $n } records were delivered.
    }
demo-read-back =
    { $n ->
        [0] The collector's folder holds none of these records.
        [one] The collector's folder holds this one record:
       *[other] The collector's folder holds these { $n } records:
    }
demo-same = the same bytes as on the device, SHA-256 { $digest }
demo-differs = NOT the same bytes as on the device
demo-absent = not there
demo-verify = Check it yourself:
demo-done = Everything arrived as it was sealed.
demo-not-done = Something went otherwise than it should.

## Verifying

verify-key = Key: { $kid }
verify-place = Number { $seq } in the device's chain
verify-count = { $ok } of { $total } are “ok”.
verify-no-survey = No survey manifest: the record is checked against the form alone.

## Errors of the command line

error-file-unreadable = { $file } cannot be read: { $reason }.
    .remedy = Check the name and whether you may read it.
error-file-too-large = { $file } has { $bytes } bytes; at most { $limit } are read.
    .remedy = Check whether this is the right file.
error-folder-unusable = { $file } cannot be used: { $reason }.
    .remedy = Choose another folder, or free some space.
error-not-walks = { $file } is not a file of scripted interviews (line { $line }, column { $column }).
    .remedy = The format is that of the files in tests/forms/paths.
error-walk-form-missing = The form “{ $form }” of these interviews is not beside the file.
    .remedy = Put the form into the same folder.
error-form-language-unknown = The form has no language “{ $language }”. It has: { $known }.
error-passphrase-needed = This store needs its passphrase, and nobody is here to type it.
    .remedy = Set { $variable }, or run the command in a terminal.
error-passphrase-there = This store has a passphrase already.
    .remedy = Change it with: rayi passphrase change
error-passphrase-absent = This store has no passphrase.
    .remedy = Set one with: rayi passphrase set
error-passphrases-differ = The two passphrases differ. Nothing was changed.
error-no-port = This machine gives no port to listen on: { $reason }.
error-output-failed = The output cannot be written: { $reason }.
