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
verdict-chain-gap = Records are missing between this one and the one before it.

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
vault-level-software = The store's key is kept by the operating system.
vault-level-trusted-environment = The store's key is kept in a protected part of this device's processor.
vault-level-secure-element = The store's key is kept in a security chip of this device.
