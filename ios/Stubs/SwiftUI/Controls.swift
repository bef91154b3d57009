import Foundation
import UIKit

public struct Text: View, Equatable {
  nonisolated public init(verbatim content: String) {}
  nonisolated public init(_ attributedContent: AttributedString) {}
  nonisolated public func foregroundColor(_ color: Color?) -> Text { self }
  nonisolated public func bold() -> Text { self }
  nonisolated public func italic() -> Text { self }
  nonisolated public static func + (one: Text, other: Text) -> Text { one }
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Image: View {
  nonisolated public init(systemName: String) {}
  nonisolated public init(uiImage: UIImage) {}
  nonisolated public func resizable() -> Image { self }
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Label<Title: View, Icon: View>: View {
  nonisolated public init(@ViewBuilder title: () -> Title, @ViewBuilder icon: () -> Icon) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct ButtonRole: Equatable, Sendable {
  public static let destructive = ButtonRole()
  public static let cancel = ButtonRole()
}

public struct Button<Label: View>: View {
  nonisolated public init(
    action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label
  ) {}
  nonisolated public init(
    role: ButtonRole?, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Link<Label: View>: View {
  nonisolated public init(destination: URL, @ViewBuilder label: () -> Label) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

@MainActor @preconcurrency
public protocol ButtonStyle {
  associatedtype Body: View
  typealias Configuration = ButtonStyleConfiguration
  @ViewBuilder @MainActor @preconcurrency func makeBody(configuration: Self.Configuration) -> Body
}

public struct ButtonStyleConfiguration {
  public struct Label: View {
    public var body: Never { fatalError("a stand-in draws nothing") }
  }
  public let role: ButtonRole?
  public let label: ButtonStyleConfiguration.Label
  public let isPressed: Bool
}

public struct Menu<Label: View, Content: View>: View {
  nonisolated public init(@ViewBuilder content: () -> Content, @ViewBuilder label: () -> Label) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct TextField<Label: View>: View {
  nonisolated public init(
    text: Binding<String>, prompt: Text? = nil, axis: Axis, @ViewBuilder label: () -> Label
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct SecureField<Label: View>: View {
  nonisolated public init(
    text: Binding<String>, prompt: Text? = nil, @ViewBuilder label: () -> Label
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Picker<Label: View, SelectionValue: Hashable, Content: View>: View {
  nonisolated public init(
    selection: Binding<SelectionValue>, @ViewBuilder content: () -> Content,
    @ViewBuilder label: () -> Label
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Slider<Label: View, ValueLabel: View>: View {
  public var body: Never { fatalError("a stand-in draws nothing") }
}

extension Slider where ValueLabel == EmptyView {
  nonisolated public init<V: BinaryFloatingPoint>(
    value: Binding<V>, in bounds: ClosedRange<V>, step: V.Stride = 1,
    @ViewBuilder label: () -> Label, onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) where V.Stride: BinaryFloatingPoint {}
}

public struct ProgressView<Label: View, CurrentValueLabel: View>: View {
  nonisolated public init() where Label == EmptyView, CurrentValueLabel == EmptyView {}
  nonisolated public init<V: BinaryFloatingPoint>(value: V?, total: V = 1.0)
  where Label == EmptyView, CurrentValueLabel == EmptyView {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Color: View, Hashable, Sendable {
  public static let primary = Color()
  public static let secondary = Color()
  public static let clear = Color()
  public static let white = Color()
  public static let black = Color()
  nonisolated init() {}
  nonisolated public init(red: Double, green: Double, blue: Double) {}
  nonisolated public init(uiColor: UIColor) {}
  nonisolated public func opacity(_ opacity: Double) -> Color { self }
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public protocol ShapeStyle: Sendable {}
extension Color: ShapeStyle {}
