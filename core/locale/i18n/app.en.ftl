# The words of the apps that are not among the application's common ones (en.ftl), English.
# A sentence that depends on a device is one text with a selector: words put together do not translate.


## Screens

app-projects-title = Projects
app-drafts-title = Drafts
app-outbox-title = Outbox
app-overview-title = Overview
app-about-title = About
app-projects-none = No project yet. Add one with its server’s address or its settings code.

## Buttons

app-add = Add
app-open = Open
app-close = Close
app-choose = Choose
app-record = Record
app-record-stop = Stop recording
app-play = Play
app-sign = Sign here
app-draw = Draw
app-scan = Scan a code
app-file-choose = Choose a file
app-date-choose = Choose a date
app-time-choose = Choose a time
app-month-before = Month before
app-month-after = Month after
app-photo-again = Take another photo
app-repeat-add-another = Add another
app-repeat-go-on = Go on without another
app-save-and-leave = Save and leave
app-move-up = Move up
app-move-down = Move down
app-errors-check = Check for errors
app-device-settings = Open the device’s settings
app-location-stop = Use this place

## Answering

app-required = Required
app-read-only = Cannot be changed
app-progress = { $i } of { $total }
app-end = All questions are behind you.
app-end-draft = If you leave now, a draft stays on this device.
app-errors-found =
    { $n ->
        [0] No errors found
        [one] One answer needs a look
       *[other] { $n } answers need a look
    }
app-in-language = In { $language }
app-location-searching = Looking for the place …
app-attached = { $name } ({ $size })
app-moment = { $date }, { $time }

## What is missing on a device

app-lacks =
    { $what ->
        [camera] This device has no camera for this. You can go on without it.
        [location] This device cannot tell where it is. You can go on without it.
        [microphone] This device cannot record sound. You can go on without it.
        [barcode] This device has no app that scans codes. You can type the code, or go on without it.
        [player] This device has no app that plays this. You can go on without it.
        [file] This device has no app that chooses files. You can go on without it.
        [map] Maps cannot be shown here. You can go on without one.
        [app] The app “{ $name }” that should answer is not installed. You can go on without it.
        [compass] This device has no compass. You can type the direction, or go on without it.
        [printer] Rayi cannot print. You can go on without it.
        [timer] Nothing is timed here: choose without a clock.
        [no-answer] No answer comes back here from the app “{ $name }”. Answer yourself, or go on without it.
        [front-code] Codes are read by the camera on the back.
       *[other] This device cannot take this answer. You can go on without it.
    }
app-denied =
    { $what ->
        [camera] Rayi may not use the camera. Allow it in the device’s settings, or go on without it.
        [location] Rayi may not ask where this device is. Allow it in the device’s settings, or go on without it.
        [microphone] Rayi may not record. Allow it in the device’s settings, or go on without it.
       *[other] The device does not allow this. Allow it in the device’s settings, or go on without it.
    }
app-storage-full = No space is left on this device. This answer was not kept; all earlier ones are. Free some space and try again.
app-photo-lost = The photo did not arrive. Take it again.
app-capture-lost = A photo or film did not reach its question before Rayi ended. It was deleted; take it again.

## Forms from the server

app-forms-look = Look for forms on the server
app-form-new = Not on this device yet
app-form-newer = A newer version is on the server
app-form-same = Up to date
app-form-fetching = Getting { $form }: { $done } of { $total }
app-form-fetched = { $form } is on this device now.
app-forms-none-offered = The server offers no forms.

## Projects

app-project-add = Add a project
app-project-name = Name of the project
app-project-server = Address of the server
app-project-scan = Scan its settings (QR code)
app-project-remove = Remove the project
app-project-remove-confirm = Remove { $name } with its forms and drafts? Answers not sent are lost.
app-project-unsent =
    { $n ->
        [0] Everything was sent
        [one] One record was not sent
       *[other] { $n } records were not sent
    }

## Outbox: one line for each record

app-line-queued = Is next when its turn comes
app-line-offline = Waiting for the network
app-line-metered = Waiting for a network that costs nothing
app-line-by-hand = Waiting until you send it
app-line-sending = Sending: { $sent } of { $total }
app-line-waiting = { $reason } Next try: { $time }
app-line-held = Held: { $reason }
app-line-delivered = Delivered: { $time }

## Sizes

app-size-bytes = { $size } B
app-size-kilobytes = { $size } kB
app-size-megabytes = { $size } MB

## Settings

app-settings-language = Language of app and forms
app-settings-digits-extended = ۴۵۶۷
app-settings-networks = Send over
app-networks-any = Any network
app-networks-unmetered = Wi-Fi and other networks that cost nothing
app-networks-never = Only when I send by hand
app-text-size-small = Small
app-text-size-normal = Normal
app-text-size-large = Large
app-text-size-largest = Very large

## About

app-about-version = Version { $version }
app-about-kept = Each answer is kept on this device, encrypted, as soon as it is given.
app-about-sealed = A finished record is signed with this device’s key and never changes after that.
app-about-delivered = “Delivered” means that the server said it has every part.
app-about-not-anonymous = Records are not anonymous: each one names the key of this device.
app-about-device-key = Key of this device: { $kid }

## Counting and points

app-count-up = One more
app-count-down = One less
app-point-remove = Take back the last point
app-leave-anyway = Leave without what was not kept

## Parts of a date, and what is asked beside the questions

app-date-day = Day
app-date-month = Month
app-date-year = Year
app-date-hour = Hour
app-date-minute = Minute
app-who = Who fills this form in?
app-change-reason = Why are the answers changed?
app-file-too-large = This file is too large for this device: at most { $size } can be kept.

## questions

app-sound-play = Play the sound
app-sound-stop = Stop the sound
app-film-play = Play the film
app-media-missing = This file of the form is not on this device, or cannot be shown here. You can go on without it.
app-picture-large = Show the picture large
app-annotate = Draw on it
app-bearing-get = Take the direction
app-bearing-use = Use { $degrees }°
app-place-type = Type the coordinates
app-place-latitude = Latitude
app-place-longitude = Longitude
app-place-no-such = There is no such place on the earth: latitude runs from −90 to 90, longitude from −180 to 180.
app-place-inaccurate = Accurate to { $metres } m: this question takes { $wanted } m or better. Look again under the open sky.
app-place-far = { $km } km from here
app-trace-record = Record points by itself
app-trace-recording = A point is taken every { $seconds } s while this page is open.
app-trace-seconds = Every { $seconds } s
app-trace-points =
    { $n ->
        [0] No points
        [one] One point
       *[other] { $n } points
    }
app-calendar =
    { $calendar ->
        [ethiopian] Ethiopian calendar
        [coptic] Coptic calendar
        [islamic] Islamic calendar
        [bikram-sambat] Bikram Sambat calendar
        [myanmar] Myanmar calendar
        [persian] Persian calendar
       *[buddhist] Buddhist calendar
    }
app-date-no-such = This calendar has no such day.
app-map-listed = Maps cannot be shown here: the choices are listed with their places.
app-image-map-listed = The picture cannot be shown here: choose from the list.
app-group-answered =
    { $n ->
        [0] The app brought no answers for these questions.
        [one] The app brought one answer.
       *[other] The app brought { $n } answers.
    }
app-answer-hidden = Answered; the answer is not shown.
app-nothing-brought = Nothing came back from the app. Try again.

## flow

app-correct = Correct
app-correction = Correction of an earlier record
app-forms-newer =
    { $n ->
        [0] Every form is up to date
        [one] A newer version of one form is on the server
       *[other] Newer versions of { $n } forms are on the server
    }
app-settings-forms = Forms are fetched
app-forms-manual = When I do it
app-forms-tell = When I do it; newer versions are told of
app-forms-known = Newer versions by themselves
app-forms-all = All that the server offers, and nothing else
app-settings-every = Look for forms
app-every =
    { $minutes ->
        [15] Every 15 minutes
        [60] Every hour
        [360] Every six hours
       *[other] Every day
    }
app-settings-pictures = Size of photos
app-picture-original = As the form says
app-picture-pixels = At most { $pixels } pixels, where the form does not say
app-settings-sent = Records that were sent
app-sent-keep = Stay on this device
app-sent-delete = Are deleted once the server has them
app-settings-locked = Whoever set this project up decides about its other settings.
app-sound-recorded = Sound is being recorded while you answer.
app-places-kept = The form keeps where you are while you answer.

## ios

app-settings-digits-language = As the language writes them
app-stop = Stop
app-points = Points: { $n }
app-points-few = Points: { $n }. At least { $least } are needed.
app-points-closed = Points: { $n }. The outline is closed.
app-trace-stop = Take no more points
app-place-set = Use these degrees
app-recording-saved = The recording that was broken off is kept.
app-film-lost = The film did not arrive. Film it again.
app-drawing-lost = The drawing did not arrive. Draw it again.
app-recording-lost = The recording did not arrive. Record it again.
app-not-answered = Not answered yet
