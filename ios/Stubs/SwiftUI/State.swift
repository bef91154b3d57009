import Foundation

@propertyWrapper
public struct State<Value> {
  public init(wrappedValue value: Value) { wrappedValue = value }
  public init(initialValue value: Value) { wrappedValue = value }
  public var wrappedValue: Value {
    get { fatalError("a stand-in holds nothing") }
    nonmutating set {}
  }
  public var projectedValue: Binding<Value> { Binding(inert: ()) }
}

extension State: Sendable where Value: Sendable {}

extension State where Value: ExpressibleByNilLiteral {
  public init() { self.init(wrappedValue: nil) }
}

@propertyWrapper @dynamicMemberLookup
public struct Binding<Value> {
  private let read: () -> Value
  private let write: (Value) -> Void
  @preconcurrency public init(
    get: @escaping @isolated(any) @Sendable () -> Value,
    set: @escaping @isolated(any) @Sendable (Value) -> Void
  ) {
    read = { fatalError("a stand-in holds nothing") }
    write = { _ in }
  }
  init(inert: Void) {
    read = { fatalError("a stand-in holds nothing") }
    write = { _ in }
  }
  public static func constant(_ value: Value) -> Binding<Value> {
    Binding(inert: ())
  }
  public var wrappedValue: Value {
    get { read() }
    nonmutating set { write(newValue) }
  }
  public var projectedValue: Binding<Value> { self }
  public subscript<Subject>(
    dynamicMember keyPath: WritableKeyPath<Value, Subject>
  ) -> Binding<Subject> { fatalError("a stand-in holds nothing") }
}

@propertyWrapper @dynamicMemberLookup
public struct Bindable<Value> {
  public var wrappedValue: Value
  public init(wrappedValue: Value) where Value: AnyObject & Observable {
    self.wrappedValue = wrappedValue
  }
  public init(_ wrappedValue: Value) where Value: AnyObject & Observable {
    self.wrappedValue = wrappedValue
  }
  public var projectedValue: Bindable<Value> { self }
  public subscript<Subject>(
    dynamicMember keyPath: ReferenceWritableKeyPath<Value, Subject>
  ) -> Binding<Subject> where Value: AnyObject { fatalError("a stand-in holds nothing") }
}

@propertyWrapper
public struct SceneStorage<Value> {
  public init(_ key: String) where Value == String? {}
  public var wrappedValue: Value {
    get { fatalError("a stand-in holds nothing") }
    nonmutating set {}
  }
}

@propertyWrapper
public struct Environment<Value> {
  public init(_ keyPath: KeyPath<EnvironmentValues, Value>) {}
  public init(_ objectType: Value.Type) where Value: AnyObject & Observable {}
  public var wrappedValue: Value { fatalError("a stand-in holds nothing") }
}

@MainActor @propertyWrapper
public struct FocusState<Value: Hashable> {
  public init() where Value == Bool {}
  public init<T: Hashable>() where Value == T? {}
  public var wrappedValue: Value {
    get { fatalError("a stand-in holds nothing") }
    nonmutating set {}
  }
  public var projectedValue: Binding { Binding() }

  public struct Binding {}
}

public struct EnvironmentValues {
  public var layoutDirection: LayoutDirection {
    get { fatalError("a stand-in holds nothing") }
    set {}
  }
  public var locale: Locale {
    get { fatalError("a stand-in holds nothing") }
    set {}
  }
  public var isEnabled: Bool {
    get { fatalError("a stand-in holds nothing") }
    set {}
  }
  public var dynamicTypeSize: DynamicTypeSize {
    get { fatalError("a stand-in holds nothing") }
    set {}
  }
  public var scenePhase: ScenePhase {
    get { fatalError("a stand-in holds nothing") }
    set {}
  }
}

public enum LayoutDirection: Hashable, CaseIterable, Sendable {
  case leftToRight
  case rightToLeft
}

public enum ScenePhase: Comparable, Sendable {
  case background
  case inactive
  case active
}
