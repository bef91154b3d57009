# The sentence for every stable code but those about forms, English. The id is the family and the
# code; .remedy says what can be done.


## When there are no words

text-missing = This version has no words for this.
unknown-error = Something did not work, and this version cannot say what.
unknown-violation = This answer is not accepted.
unknown-diagnostic = Something in the form is not right, and this version cannot say what.
unknown-reason = Waiting for a reason this version does not know.
unknown-verdict = The check found something this version does not know.

## Verdicts: what checking a record found

verdict-ok = The record is genuine and whole.
verdict-ok-flagged = The record is genuine, but the time it names does not fit.
verdict-content-equal = The answers are the same, but the file was rewritten after it was sealed.
verdict-duplicate = The same record was already counted.
verdict-incomplete = A file that belongs to the record is missing.
verdict-unsealed = The record bears no seal.
verdict-untrusted-key = The seal is good, but its key is not among the trusted keys.
verdict-invalid = The record does not match its seal.
verdict-chain-gap = Records of the device { $kid } are missing: { $missing }

## Violations: why an answer is not accepted

violation-required = This question must be answered.
violation-constraint = This answer is not accepted.
violation-not-an-integer = Enter a whole number.
violation-not-a-number = Enter a number.
violation-out-of-range = This number is too large.
violation-not-in-range = This number is outside what is asked for, or between its steps.
violation-not-a-date = Enter a date, such as 2026-03-01.
violation-not-a-time = Enter a time, such as 13:45.
violation-not-a-date-time = Enter a date with a time, such as 2026-03-01T13:45.
violation-not-a-place = This is not a place.
violation-not-a-choice = This answer is not among the choices.
violation-choice-twice = The same choice is named twice.
violation-not-a-ranking = Put every choice in order, each one once.
violation-read-only = This answer cannot be changed.
violation-not-relevant = This question is not asked, given the other answers.
violation-file-missing = The file of this answer is missing.
violation-too-many-instances = More repetitions are asked for than there may be (20,000, and 100,000 in all).
violation-expression-failed = The form cannot work out whether this answer is right.

## Reasons: why a record waits or is held

reason-network-unreachable = No connection to the server.
    .remedy = It is tried again by itself.
reason-network-timeout = The server did not answer in time.
    .remedy = It is tried again by itself.
reason-network-broken-off = The connection broke off.
    .remedy = It is tried again by itself.
reason-network-server-unproven = The server could not prove that it is the right one; nothing was sent.
    .remedy = Check the server’s address and this device’s date. Ask whoever runs the server if it goes on.
reason-reply-not-openrosa = What answered is not a survey server (status { $status }).
    .remedy = On a Wi-Fi with a log-in page, log in first; else check the address.
reason-reply-redirected = The server sends us to another server, { $host } (status { $status }); answers are not sent there.
    .remedy = If that server is the right one, set its address.
reason-server-unwell = The server has a fault of its own (status { $status }).
    .remedy = It is tried again by itself.
reason-server-busy = The server asks for patience (status { $status }).
    .remedy = It is tried again by itself.
reason-submission-deleted = This record was deleted on the server.
    .remedy = It stays on this device. Ask your supervisor before you send it again.
reason-submission-differs = The server already has other answers under the same number.
    .remedy = Nothing is overwritten. Tell your supervisor.
reason-submission-out-of-date = This correction is of a version that has been replaced on the server.
    .remedy = Tell your supervisor.
reason-form-closed = The server takes no more records of this form.
    .remedy = Ask your supervisor. The record stays on this device.
reason-submission-incomplete = The server took every part and says that files are still missing.
    .remedy = All parts are sent again by themselves; tell your supervisor if it goes on.
reason-record-unreadable = The record is damaged on this device and cannot be sent. The others leave.
    .remedy = Copy the folder of the store to a safe place, and tell your supervisor.
reason-file-name-unusable = A file of the record has a name that cannot be sent.
    .remedy = Tell your supervisor. The record stays on this device.
reason-submission-conflict = The record contradicts what the server has (status { $status }).
    .remedy = Tell your supervisor. The record stays on this device.
reason-not-authenticated = The server does not know who is sending (status { $status }).
    .remedy = Check the server’s address, which may hold an access key, with your supervisor.
reason-not-permitted = The server does not allow this device to send (status { $status }).
    .remedy = Ask your supervisor for access.
reason-not-found-there = The server has no such form or address (status { $status }).
    .remedy = Check the server’s address, and that the form is published there.
reason-request-refused = The server refuses the record (status { $status }).
    .remedy = Tell your supervisor. The record stays on this device.
reason-record-too-large = One file of the record has { $bytes } bytes, more than the server takes ({ $limit }).
    .remedy = Ask whoever runs the server to raise the limit, then release the record.

## Errors: the key of the store

error-vault-locked = The key of the store cannot be reached while the device is locked.
    .remedy = Unlock the device and try again.
error-vault-key-lost = The key of the store is gone from this device. Without it nobody can read the store.
    .remedy = If the store came from another device or a backup, open it there. Nothing is removed.
error-vault-refused = The key of the store was not made on this device, or was changed.
    .remedy = Put back the key file that belongs to this store.
error-vault-wrong-passphrase = The passphrase is wrong, or the key file was changed.
    .remedy = Type it again. Nobody can bring back a forgotten passphrase, nor what it seals.
error-vault-failed = The place that keeps the key of the store does not answer.
    .remedy = Try again; restart the device if it goes on.

## Errors: the store

error-store-key-missing = There is a store, but its key is not beside it.
    .remedy = Put the key back to where it was. No new key is made over old answers.
error-store-wrong-key = The key does not belong to this store.
    .remedy = Use the key that was kept with this store. Nothing was changed.
error-store-plain-text = The store would not be encrypted, so it is not used.
    .remedy = Choose an empty folder for the store.
error-store-cipher-absent = This build of Rayi cannot encrypt, so it keeps nothing.
    .remedy = Use a build with SQLCipher.
error-store-corrupt = The store is damaged. Nothing was removed.
    .remedy = Copy the folder to a safe place before anything else, and tell your supervisor.
error-store-schema-too-new = A newer version of Rayi wrote this store (format { $found }; this version knows { $known }).
    .remedy = Update Rayi.
error-store-in-use = The store is open elsewhere.
    .remedy = Close the other Rayi, then try again.
error-store-disk-full = No space is left. What was kept before is whole.
    .remedy = Free some space and try again.
error-store-file = A file of the store cannot be read or written ({ $kind }).
    .remedy = Check that the folder may be read and written.
error-store-sqlite = The store refused (SQLite { $sqlite }). Nothing was changed.
    .remedy = Try again; tell the makers of Rayi the number if it goes on.
error-store-no-randomness = The system gives no random numbers, so no key can be made.
    .remedy = Restart the device.
error-form-missing = This form is not on this device.
    .remedy = Get the form first.
error-form-in-use =
    { $drafts ->
        [0] The form’s contents changed without a new version.
        [one] The form’s contents changed without a new version, and one draft stands on the old contents.
       *[other] The form’s contents changed without a new version, and { $drafts } drafts stand on the old contents.
    }
    .remedy = Give the form a new version, or finish or delete the drafts.
error-draft-missing = There is no such draft.
error-outbox-corrected-already = There is a correction of this record already. Go on with that one.
error-outbox-entry-missing = There is no such record on this device.
    .remedy = “rayi outbox” lists them.
error-attachment-missing = A file that an answer names was not kept with the draft.
    .remedy = Attach the file again.
error-outbox-instance-taken = This record is already among the finished ones.
error-outbox-illegal-move = This cannot be done with a record in this state.
    .remedy = “rayi outbox” says where it stands.
error-outbox-server-changed = The server was changed while a record was on its way.
    .remedy = The record is sent again to the new server.

## Errors: sending

error-server-not-set = No server is set.
    .remedy = Set the server’s address.
error-server-address-unusable = The server’s address cannot be used.
    .remedy = Write it as https://host/path.
error-server-address-unprotected = The server’s address is plain http: everyone on the way could read the answers.
    .remedy = Use https. Plain http is for this machine and the local network only.
error-http-client-missing = No secure connection can be made on this device.
error-sync-out-of-turn = Sending was asked for while it was already under way.

## Errors: fetching forms

error-fetch-unreachable = No connection to the server.
    .remedy = Try again when there is a network.
error-fetch-timeout = The server did not answer in time.
    .remedy = Try again.
error-fetch-broken-off = The connection broke off. Nothing was changed.
    .remedy = Try again.
error-fetch-server-unproven = The server could not prove that it is the right one.
    .remedy = Check the server’s address and this device’s date.
error-fetch-redirected = The server sends us to { $host } (status { $status }), and nothing is fetched from there.
    .remedy = On a Wi-Fi with a log-in page, log in first; else check the server’s address.
error-fetch-not-authenticated = The server does not know who asks.
    .remedy = Check the server’s address, which may hold an access key, with your supervisor.
error-fetch-not-permitted = The server does not allow this device to fetch it.
    .remedy = Ask your supervisor for access.
error-fetch-not-found = The server has no such form or address.
    .remedy = Check the server’s address.
error-fetch-server-unwell = The server has a fault of its own (status { $status }).
    .remedy = Try again later.
error-fetch-refused = The server refuses (status { $status }).
    .remedy = Check the server’s address.
error-fetch-too-large = What the server sent is too large: at most { $limit } bytes are taken.
    .remedy = Tell the form’s author.
error-fetch-differs = What the server sent is not what it had listed. Nothing was changed.
    .remedy = Try again.
error-fetch-address-unusable = The server lists an address that cannot be used.
    .remedy = Tell whoever runs the server.
error-form-not-offered = The server does not offer the form “{ $form }”.
    .remedy = Look at the list of forms again.
error-fetched-form-differs = The server offers “{ $form }” and sent “{ $found }”. Nothing was changed.
    .remedy = Tell whoever runs the server.

## Errors: projects and their settings

error-settings-unreadable = This is neither a settings code nor the address of a server.
    .remedy = Scan the code that the server shows for ODK Collect, or type the address.
error-settings-too-large = These settings are too large: at most { $limit } bytes are read.
error-project-missing = There is no such project on this device.
error-project-unsent =
    { $n ->
        [0] Everything of this project was sent.
        [one] One record or draft of this project was not sent and would be lost.
       *[other] { $n } records and drafts of this project were not sent and would be lost.
    }
    .remedy = Send them first.

## Errors: what a server says, and what is sent to it

error-wire-document-too-large = The server sent a list of { $bytes } bytes; at most { $limit } are read.
error-wire-not-utf8 = What the server sent is not an OpenRosa document.
    .remedy = Check the server’s address. On a Wi-Fi with a log-in page, log in first.
error-wire-malformed = What the server sent is not an OpenRosa document.
    .remedy = Check the server’s address. On a Wi-Fi with a log-in page, log in first.
error-wire-doctype = What the server sent is not an OpenRosa document.
    .remedy = Check the server’s address. On a Wi-Fi with a log-in page, log in first.
error-wire-other-document = What the server sent is not an OpenRosa document.
    .remedy = Check the server’s address. On a Wi-Fi with a log-in page, log in first.
error-wire-too-deep = What the server sent is nested more than { $limit } deep.
error-wire-element-missing = What the server sent lacks { $element }.
error-wire-file-name-unusable = A file of the record has a name that cannot be sent.
    .remedy = Give the file a shorter name without line ends.
error-record-too-large = One file of the record has { $bytes } bytes, more than the server takes ({ $limit }).
    .remedy = Ask whoever runs the server to raise the limit.

## How the key of the store is kept

vault-level-unsealed = The store's key lies in a file beside it and is not sealed: whoever copies both can read the answers.
vault-level-passphrase = The store's key is sealed by a passphrase: whoever guesses it can read the answers.
vault-level-software = The store's key is kept by the operating system.
vault-level-trusted-environment = The store's key is kept in a protected part of this device's processor.
vault-level-secure-element = The store's key is kept in a security chip of this device.

## Verdicts in full: what exactly was found about a record

verdict-seal-missing = The record bears no seal.
verdict-edited = The record is an edited copy; the seal is of the one before.
verdict-seal-repeated = The record bears more than one seal.
verdict-seal-misplaced = The seal is not where it belongs.
verdict-seal-encoding = The seal cannot be read.
verdict-seal-header = The seal is not one of ours.
verdict-seal-payload = The seal lacks something, or something in it is not right: { $member }
verdict-seal-version = The seal is of a version that is not known here.
verdict-seal-role = The seal is of a role that is not known here.
verdict-survey-differs = The seal is of a survey whose manifest is not here.
verdict-form-differs = The record answers another form, or another version of it.
verdict-key-unknown = The key is not among the trusted keys, so the seal proves nothing.
verdict-signature-wrong = The signature is not of the key that it names.
verdict-instance-differs = The record’s number is not the one that was sealed.
verdict-body-differs = The answers are not the ones that were sealed.
verdict-body-rewritten = The answers are the same, but the file was rewritten after it was sealed.
verdict-seal-moved = The answers are the same, but the seal was moved.
verdict-files-differ =
    { $count ->
        [0] No file differs.
        [one] One file is not the one that was sealed.
       *[other] { $count } files are not the ones that were sealed.
    }
verdict-files-missing =
    { $count ->
        [0] No file is missing.
        [one] One file of the record is missing.
       *[other] { $count } files of the record are missing.
    }
verdict-seal-twice = The same seal was met before.
verdict-time-outside = The time that the record names is not possible.
verdict-xml-too-large = The record has { $bytes } bytes; at most { $limit } are read.
verdict-xml-too-deep = The record’s XML is nested more than { $limit } deep.
verdict-xml-not-utf8 = The record is not UTF-8 text.
verdict-xml-forbidden-character = The record holds a character that XML forbids.
verdict-xml-doctype = The record has a document type (DOCTYPE), which records must not have.
verdict-xml-malformed = The record is not well-formed XML.
verdict-chain-prev-differs = Record number { $seq } of the device { $kid } does not follow the one before it.
verdict-chain-fork = The device { $kid } has two records with the number { $seq }.
verdict-same-instance = The device { $kid } sealed two different records under one number.

## Errors: sealing, keys

error-seal-seed-unusable = No signing key can be made on this device.
error-jwk-unusable =
    { $fault ->
        [not-utf8] A public key cannot be used: it is not UTF-8 text.
        [two-words-needed] A public key cannot be used: a kid, a blank and a JWK are needed.
        [not-json] A public key cannot be used: the JWK is not JSON.
        [key-type-unknown] A public key cannot be used: this type of key is not known.
        [coordinate-unusable] A public key cannot be used: the key’s number is missing or wrong.
        [private-key] A public key cannot be used: it is a private key, which must not lie in such a file.
       *[other] A public key cannot be used: the kid does not belong to the key.
    }
error-trusted-key-unusable =
    { $fault ->
        [not-utf8] Line { $line } of the trusted keys cannot be used: it is not UTF-8 text.
        [two-words-needed] Line { $line } of the trusted keys cannot be used: a kid, a blank and a JWK are needed.
        [not-json] Line { $line } of the trusted keys cannot be used: the JWK is not JSON.
        [key-type-unknown] Line { $line } of the trusted keys cannot be used: this type of key is not known.
        [coordinate-unusable] Line { $line } of the trusted keys cannot be used: the key’s number is missing or wrong.
        [private-key] Line { $line } of the trusted keys cannot be used: it is a private key, which must not lie in such a file.
       *[other] Line { $line } of the trusted keys cannot be used: the kid does not belong to the key.
    }
    .remedy = Each line is a kid, a blank and a JWK.
error-xml-too-large = The record is too large to be sealed ({ $bytes } bytes; at most { $limit }).
error-xml-too-deep = The record is nested too deeply to be sealed (more than { $limit }).
error-xml-not-utf8 = The record is not XML that can be sealed.
error-xml-doctype = The record is not XML that can be sealed.
error-xml-malformed = The record is not XML that can be sealed.
error-xml-forbidden-character = An answer holds a character that XML forbids.
    .remedy = Clear what was pasted into the text questions and type it.
error-seal-already-there = The record bears a seal already.
error-seal-tail-not-blank = Something follows the end of the record, so it is not sealed.
error-seal-record-differs = The record is not the one that was to be sealed.
error-seal-file-twice = Two files of the record have the same name.
    .remedy = Attach one of them under another name.
error-seal-chain-unfit = The record does not follow the last one that this device sealed.
error-seal-time-out-of-range = This device’s date is not possible.
    .remedy = Set the date of the device.

## Errors: interviews

error-draft-broken = The draft is damaged and cannot be opened. It is kept.
    .remedy = Tell your supervisor; begin the interview anew if it cannot wait.
error-draft-too-new = A newer version of Rayi saved this draft (format { $found }; this version knows { $known }).
    .remedy = Update Rayi.
error-draft-of-another-form = The draft belongs to the form { $form }.
error-correction-not-allowed = Records of this form are not corrected once they are finished.
error-record-broken = This is not a readable record.
error-record-without-id = The record has no id, so no correction can name it.
error-record-of-another-form = The record belongs to the form { $form }.
error-record-of-another-version = The record was made with version { $found } of the form; this is version { $known }.
error-node-missing = The form has no node { $path }.
error-session-closed = This interview is finished.
error-encryption-missing = The form wants its records encrypted for whoever receives them, and this version cannot do that yet. The record is not sent in clear: the answers stay here as a draft.
    .remedy = Finish it with a newer version of Rayi, or ask the form's author.
error-form-refused = The form has errors and is not taken.
    .remedy = Correct the form; “rayi form check” shows what is wrong.
error-file-name-unusable = The file’s name cannot be used.
    .remedy = Give it a shorter name without slashes and line ends.
error-language-missing = The form has no language “{ $language }”.
error-id-unusable = There is nothing with this number.

error-property-unknown = There is no property “{ $property }” of device or person that forms could ask for.

error-user-not-identified = This form wants to know first who answers it.

error-change-reason-missing = This form wants to know first why its answers are changed.

error-repeat-full = There are as many repetitions as there may be.

error-repeat-closed = The form says how many repetitions there are.

error-correction-keeps-version = A correction stays with the version of the form that the record was made with.
