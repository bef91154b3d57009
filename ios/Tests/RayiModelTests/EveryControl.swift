import Foundation
import RayiCore

@testable import RayiModel

/// A form that asks by every control, type and appearance once.
enum EveryControl {
  static let form = """
    | survey |
    | | type | name | label | hint | required | appearance | parameters | media::image | media::big-image | media::audio | media::video | autoplay |
    | | begin group | all | All | | | field-list | | | | | | |
    | | text | name | Name | As on the card | yes | | | face.png | large.png | ask.mp3 | show.mp4 | audio |
    | | text | story | Story | | | multiline | | | | | | |
    | | text | secret | Secret | | | masked | | | | | | |
    | | text | phone | Phone | | | numbers | | | | | | |
    | | text | page | Page | | | url | | | | | | |
    | | text | receipt | Receipt | | | printer:org.example.printer | | | | | | |
    | | text | other | Other | | | ex:org.example.app(a='1') | | | | | | |
    | | integer | counted | Counted | | | ex:org.example.app | | | | | | |
    | | integer | age | Age | | | | | | | | | |
    | | integer | cars | Cars | | | counter | | | | | | |
    | | decimal | weight | Weight | | | thousands-sep | | | | | | |
    | | decimal | north | North | | | bearing | | | | | | |
    | | date | day | Day | | | | | | | | | |
    | | date | wheels | Wheels | | | no-calendar | | | | | | |
    | | date | month | Month | | | month-year | | | | | | |
    | | date | year | Year | | | year | | | | | | |
    | | date | ethiopian | Ethiopian | | | ethiopian | | | | | | |
    | | date | coptic | Coptic | | | coptic | | | | | | |
    | | date | islamic | Islamic | | | islamic | | | | | | |
    | | date | persian | Persian | | | persian month-year | | | | | | |
    | | date | buddhist | Buddhist | | | buddhist | | | | | | |
    | | date | bikram | Bikram | | | bikram-sambat | | | | | | |
    | | date | myanmar | Myanmar | | | myanmar | | | | | | |
    | | time | hour | Hour | | | | | | | | | |
    | | dateTime | moment | Moment | | | islamic | | | | | | |
    | | select_one yn | one | One | | | w1 | | | | | | |
    | | select_one yn | quick | Quick | | | quick w1 | | | | | | |
    | | select_one yn | folded | Folded | | | minimal w2 | | | | | | |
    | | select_one yn | sought | Sought | | | autocomplete w3 | | | | | | |
    | | select_one yn | three | Three | | | columns-3 | | | | | | |
    | | select_one yn | columns | Columns | | | columns | | | | | | |
    | | select_one yn | packed | Packed | | | columns-pack no-buttons | | | | | | |
    | | select_one yn | scale | Scale | | | likert | | | | | | |
    | | select_one yn | heads | Heads | | | label | | | | | | |
    | | select_one yn | row | Row | | | list-nolabel | | | | | | |
    | | select_one yn | line | Line | | | list | | | | | | |
    | | select_one yn | parts | Parts | | | image-map | | | | | | |
    | | select_one yn | spots | Spots | | | map | | | | | | |
    | | select_multiple yn | many | Many | | | | | | | | | |
    | | select_multiple yn | timed | Timed | | | x-timed-grid | | | | | | |
    | | rank yn | order | Order | | | | | | | | | |
    | | range | amount | Amount | | | no-ticks | start=0 end=10 step=2 | | | | | |
    | | range | upright | Upright | | | vertical | start=0 end=10 step=1 | | | | | |
    | | range | stars | Stars | | | rating | start=1 end=5 step=1 | | | | | |
    | | range | wheel | Wheel | | | picker | start=0 end=10 step=0.5 | | | | | |
    | | note | said | Said | | | | | | | | | |
    | | acknowledge | heard | Heard | | | | | | | | | |
    | | geopoint | here | Here | | | | | | | | | |
    | | geopoint | mapped | Mapped | | | maps | | | | | | |
    | | geopoint | placed | Placed | | | placement-map | | | | | | |
    | | geotrace | way | Way | | | | | | | | | |
    | | geoshape | field | Field | | | | | | | | | |
    | | image | photo | Photo | | | | max-pixels=640 | | | | | |
    | | image | taken | Taken | | | new | | | | | | |
    | | image | selfie | Selfie | | | new-front | | | | | | |
    | | image | sign | Sign | | | signature | | | | | | |
    | | image | drawn | Drawn | | | draw | | | | | | |
    | | image | notes | Notes | | | annotate new | | | | | | |
    | | audio | voice | Voice | | | | quality=voice-only | | | | | |
    | | video | film | Film | | | | | | | | | |
    | | video | selfilm | Selfilm | | | new-front | | | | | | |
    | | file | paper | Paper | | | | | | | | | |
    | | barcode | code | Code | | | | | | | | | |
    | | barcode | hidden | Hidden | | | front hidden-answer | | | | | | |
    | | end group | | | | | | | | | | | |
    | choices |
    | | list_name | name | label | media::image | media::big-image | media::audio | media::video |
    | | yn | y | Yes | yes.png | yes-large.png | yes.mp3 | yes.mp4 |
    | | yn | n | No | | | | |
    """

  static let media = [
    "face.png", "large.png", "ask.mp3", "show.mp4", "yes.png", "yes-large.png", "yes.mp3",
    "yes.mp4",
  ].map { MediaFile(name: $0, bytes: Data("file \($0)".utf8)) }

  /// What has another thing stand in for it here, and which.
  static let standIns: [String: StandIn] = [
    "receipt": .printer, "other": .otherApp, "counted": .otherApp, "parts": .imageMap,
    "spots": .choiceMap, "timed": .timedGrid,
    "mapped": .placeMap, "placed": .placeMap, "hidden": .frontCode,
  ]
}
