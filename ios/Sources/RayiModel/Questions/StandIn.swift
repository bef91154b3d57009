import RayiCore

/// What a phone of ours does otherwise than a form wishes. Each is said beside the question, and the
/// person goes on.
public enum StandIn: CaseIterable, Sendable {
  /// A list stands for the parts of a picture.
  case imageMap
  /// A list stands for places on a map.
  case choiceMap
  /// Where one stands, or typed degrees, for a place on a map.
  case placeMap
  /// What would be printed is shown.
  case printer
  /// The degrees are typed.
  case compass
  /// No clock runs.
  case timedGrid
  /// An address of iOS opens another app, and none gives an answer back.
  case otherApp
  /// The system's reader of codes looks through the camera on the back.
  case frontCode

  /// What stands in for what an item wishes, each once.
  static func of(_ item: ItemView, _ has: (Ability) -> Bool) -> [Self] {
    var found: [Self] = []
    for wish in item.wishes {
      if let one = of(wish, item, has), !found.contains(one) { found.append(one) }
    }
    if item.app != nil { found.append(.otherApp) }
    return found
  }

  /// Without a default: a new word of appearance has to be decided upon here.
  private static func of(
    _ wish: Appearance, _ item: ItemView, _ has: (Ability) -> Bool
  ) -> Self? {
    switch wish {
    case .imageMap: .imageMap
    case .map: .choiceMap
    case .maps, .placementMap: .placeMap
    case .printer: .printer
    case .bearing: has(.compass) ? nil : .compass
    case .timedGrid: .timedGrid
    case .frontCamera: item.kind == .input ? .frontCode : nil
    // These are drawn as they are meant.
    case .calendar, .numbers, .multiline, .url, .masked, .thousandsSeparated, .counter, .noCalendar,
      .monthYear, .year, .signature, .annotate, .draw, .new, .hiddenAnswer, .minimal,
      .autocomplete, .columns, .columnsPack, .listWithoutLabels, .list, .labels, .likert,
      .noButtons, .quick, .rating, .vertical, .noTicks, .picker, .fieldList, .tableList, .width:
      nil
    }
  }
}
