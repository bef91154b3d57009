/// What a question may want of the device. The names are those that the texts select by.
public enum Ability: String, CaseIterable, Sendable {
  case camera
  case photos
  case microphone
  case location
  case barcode
  case files = "file"
  case drawing
  case compass
  case player
}

/// Why the device did not give what a question wants.
public enum DeviceFault: Error, Equatable, Sendable {
  /// This device has no such thing, or this version cannot use it.
  case lacking(Ability)
  /// The person does not let the app use it.
  case denied(Ability)
  /// It did not work this time.
  case failed(Ability)
}
