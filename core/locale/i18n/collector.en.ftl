# The words of the program rayi-collector, English: a server, read by the person who runs it.
# $file, $folder and $address are what one types.


## Help

collector-about = Receives records over OpenRosa and keeps them exactly as they came.
collector-usage = Usage: rayi-collector --forms DIR --data DIR [OPTIONS]
collector-command-add = Look a form through, say what is wrong by its cells, and put it into the folder of forms if nothing is
collector-option-forms = Folder of forms (NAME.xml, NAME.xlsx and other XLSForms, with their files in NAME-media)
collector-option-data = Folder where records are kept; made if it is not there
collector-option-listen = Address to listen on
collector-option-trust = File of trusted keys: kid and JWK on each line
collector-option-max-post = Largest upload in bytes
collector-option-url = Address under which phones reach this server, if it is behind another one
collector-option-lang = Language of these messages: ar, ckb, kmr or en
collector-option-help = Show this help
collector-option-version = Show the version

## While it runs

collector-listening = Listening on { $address }
collector-forms-offered =
    { $n ->
        [0] No form is offered
        [one] One form is offered
       *[other] { $n } forms are offered
    }
collector-form-left-out = { $file } is left out: { $reason }
collector-form-reason-unreadable = the file cannot be read
collector-form-reason-not-a-form = it is not an XForm that can be read (line { $line })
collector-form-reason-no-id = the form has no id
collector-form-reason-id-unusable = the id or version of the form is too long
collector-form-reason-repeated = another file has the same id and version
collector-form-reason-too-large = the file is larger than a form may be
collector-form-reason-faulty =
    { $n ->
        [0] it has no error
        [one] it has one error
       *[other] it has { $n } errors
    }
collector-form-reason-xml-beside = the XML file of the same name is offered in its place
collector-form-reason-not-kept = what it becomes cannot be kept in the folder of records
collector-form-added = Added: { $id }, version { $version }. A collector that is running offers it within seconds.
collector-form-added-without-version = Added: { $id }, without a version. A collector that is running offers it within seconds.
collector-records-kept =
    { $n ->
        [0] No record is kept yet
        [one] One record is kept
       *[other] { $n } records are kept
    }
collector-records-reindexed =
    { $n ->
        [0] The index was up to date
        [one] One record was entered into the index again
       *[other] { $n } records were entered into the index again
    }
collector-index-set-aside = The index was damaged. It was set aside as { $file } and made anew from the records.
collector-upload-failed = An upload failed on this side: { $reason }
collector-stopping = Stopping; uploads that have begun may end
collector-stopped = Stopped

## Errors

collector-error-argument-unknown = Unknown option: { $argument }
collector-error-argument-missing = { $argument } is needed
collector-error-argument-value = The value of { $argument } cannot be used
collector-error-form-name-taken = { $file } is not added: the folder has another form under this name. Give the file another name.
collector-error-form-not-added = { $file } is not added: { $reason }
collector-error-forms-unreadable = The folder of forms { $folder } cannot be read: { $reason }
collector-error-data-unusable = The folder { $folder } cannot be used: { $reason }
collector-error-data-in-use = The folder { $folder } is used by another collector. Stop it first, or choose another folder.
collector-error-index-unusable = The index of records cannot be used: { $reason }
collector-error-index-too-new = The index of records was made by a newer collector. Use that version.
collector-error-trust-unreadable = The file of trusted keys { $file } cannot be used: { $reason }
collector-error-listen-failed = Cannot listen on { $address }: { $reason }
collector-error-serving-failed = The server stopped: { $reason }
collector-error-system = The system refused: { $reason }
