import Foundation
import UIKit
import UniformTypeIdentifiers

public struct Edge {
  public struct Set: OptionSet, Sendable {
    public let rawValue: Int8
    public init(rawValue: Int8) { self.rawValue = rawValue }
    public static let all = Set(rawValue: 15)
    public static let leading = Set(rawValue: 2)
    public static let vertical = Set(rawValue: 5)
  }
}

public struct Font: Hashable, Sendable {
  public static let body = Font()
  public static let title2 = Font()
  public static let headline = Font()
  public static let footnote = Font()
  public static let callout = Font()
  public func bold() -> Font { self }
}

public enum DynamicTypeSize: Hashable, Comparable, CaseIterable, Sendable {
  case xSmall, small, medium, large, xLarge, xxLarge, xxxLarge
  case accessibility1, accessibility2, accessibility3, accessibility4, accessibility5
  public var isAccessibilitySize: Bool { false }
}

public struct AccessibilityTraits: SetAlgebra, Sendable {
  public typealias ArrayLiteralElement = AccessibilityTraits
  public typealias Element = AccessibilityTraits
  public static let isSelected = AccessibilityTraits()
  public static let isHeader = AccessibilityTraits()
  public init() {}
  public func contains(_ member: Self) -> Bool { false }
  public func union(_ other: Self) -> Self { self }
  public func intersection(_ other: Self) -> Self { self }
  public func symmetricDifference(_ other: Self) -> Self { self }
  public mutating func insert(_ member: Self) -> (inserted: Bool, memberAfterInsert: Self) {
    (false, member)
  }
  public mutating func remove(_ member: Self) -> Self? { nil }
  public mutating func update(with member: Self) -> Self? { nil }
  public mutating func formUnion(_ other: Self) {}
  public mutating func formIntersection(_ other: Self) {}
  public mutating func formSymmetricDifference(_ other: Self) {}
}

public struct AccessibilityChildBehavior: Hashable, Sendable {
  public static let contain = AccessibilityChildBehavior()
  public static let combine = AccessibilityChildBehavior()
}

public enum ContentMode: Sendable { case fit, fill }

extension View {
  nonisolated public func environment<V>(
    _ keyPath: WritableKeyPath<EnvironmentValues, V>, _ value: V
  ) -> some View { Inert() }
  nonisolated public func environment<T: AnyObject & Observable>(_ object: T?) -> some View {
    Inert()
  }
  nonisolated public func font(_ font: Font?) -> some View { Inert() }
  nonisolated public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { Inert() }
  nonisolated public func background<S: ShapeStyle>(
    _ style: S, ignoresSafeAreaEdges edges: Edge.Set = .all
  ) -> some View { Inert() }
  nonisolated public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View {
    Inert()
  }
  nonisolated public func frame(
    width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center
  ) -> some View { Inert() }
  nonisolated public func gridCellColumns(_ count: Int) -> some View { Inert() }
  nonisolated public func rotationEffect(
    _ angle: Angle, anchor: UnitPoint = .center
  ) -> some View { Inert() }
  nonisolated public func opacity(_ opacity: Double) -> some View { Inert() }
  nonisolated public func overlay<V: View>(
    alignment: Alignment = .center, @ViewBuilder content: () -> V
  ) -> some View { Inert() }
  nonisolated public func ignoresSafeArea(
    _ regions: SafeAreaRegions = .all, edges: Edge.Set = .all
  ) -> some View { Inert() }
  nonisolated public func tint(_ tint: Color?) -> some View { Inert() }
  nonisolated public func buttonStyle<S: ButtonStyle>(_ style: S) -> some View { Inert() }
  nonisolated public func contentShape<S: Shape>(
    _ shape: S, eoFill: Bool = false
  ) -> some View { Inert() }
  nonisolated public func frame(
    minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil,
    minHeight: CGFloat? = nil, idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil,
    alignment: Alignment = .center
  ) -> some View { Inert() }
  nonisolated public func multilineTextAlignment(_ alignment: TextAlignment) -> some View {
    Inert()
  }
  nonisolated public func lineLimit(_ limit: PartialRangeFrom<Int>) -> some View { Inert() }
  nonisolated public func disabled(_ disabled: Bool) -> some View { Inert() }
  nonisolated public func aspectRatio(
    _ aspectRatio: CGFloat? = nil, contentMode: ContentMode
  ) -> some View { Inert() }
  nonisolated public func keyboardType(_ type: UIKeyboardType) -> some View { Inert() }
  nonisolated public func autocorrectionDisabled(_ disable: Bool = true) -> some View { Inert() }
  nonisolated public func dynamicTypeSize<T: RangeExpression>(_ range: T) -> some View
  where T.Bound == DynamicTypeSize { Inert() }
  nonisolated public func modifier<T: ViewModifier>(_ modifier: T) -> some View { Inert() }
  nonisolated public func focused(_ condition: FocusState<Bool>.Binding) -> some View { Inert() }
  nonisolated public func tag<V: Hashable>(_ tag: V) -> some View { Inert() }
  nonisolated public func tabItem<V: View>(@ViewBuilder _ label: () -> V) -> some View { Inert() }
  nonisolated public func navigationTitle(_ title: Text) -> some View { Inert() }
  nonisolated public func searchable(
    text: Binding<String>, placement: SearchFieldPlacement = .automatic, prompt: Text? = nil
  ) -> some View { Inert() }
  nonisolated public func gesture<T: Gesture>(_ gesture: T) -> some View { Inert() }
  nonisolated public func onAppear(perform action: (() -> Void)? = nil) -> some View { Inert() }
  nonisolated public func onDisappear(perform action: (() -> Void)? = nil) -> some View { Inert() }
  nonisolated public func onChange<V: Equatable>(
    of value: V, initial: Bool = false, _ action: @escaping (_ oldValue: V, _ newValue: V) -> Void
  ) -> some View { Inert() }
  nonisolated public func task(
    priority: TaskPriority = .userInitiated,
    @_inheritActorContext _ action: @escaping @Sendable () async -> Void
  ) -> some View { Inert() }
  nonisolated public func refreshable(
    action: @escaping @Sendable () async -> Void
  ) -> some View { Inert() }
  nonisolated public func sheet<Content: View>(
    isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil,
    @ViewBuilder content: @escaping () -> Content
  ) -> some View { Inert() }
  nonisolated public func sheet<Item: Identifiable, Content: View>(
    item: Binding<Item?>, onDismiss: (() -> Void)? = nil,
    @ViewBuilder content: @escaping (Item) -> Content
  ) -> some View { Inert() }
  nonisolated public func alert<A: View, M: View>(
    _ title: Text, isPresented: Binding<Bool>, @ViewBuilder actions: () -> A,
    @ViewBuilder message: () -> M
  ) -> some View { Inert() }
  nonisolated public func fileImporter(
    isPresented: Binding<Bool>, allowedContentTypes: [UTType],
    onCompletion: @escaping (Result<URL, any Error>) -> Void
  ) -> some View { Inert() }
  nonisolated public func accessibilityLabel(_ label: Text) -> some View { Inert() }
  nonisolated public func accessibilityValue(_ value: Text) -> some View { Inert() }
  nonisolated public func accessibilityHint(_ hint: Text) -> some View { Inert() }
  nonisolated public func accessibilityIdentifier(_ identifier: String) -> some View { Inert() }
  nonisolated public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View {
    Inert()
  }
  nonisolated public func accessibilityHidden(_ hidden: Bool) -> some View { Inert() }
  nonisolated public func accessibilityElement(
    children: AccessibilityChildBehavior
  ) -> some View { Inert() }
}

public struct SearchFieldPlacement: Sendable {
  public static let automatic = SearchFieldPlacement()
}

@MainActor @preconcurrency
public protocol UIViewControllerRepresentable: View where Body == Never {
  associatedtype UIViewControllerType: UIViewController
  associatedtype Coordinator = Void
  typealias Context = UIViewControllerRepresentableContext<Self>
  func makeUIViewController(context: Context) -> UIViewControllerType
  func updateUIViewController(_ controller: UIViewControllerType, context: Context)
  func makeCoordinator() -> Coordinator
}

extension UIViewControllerRepresentable {
  public var body: Never { fatalError("a stand-in draws nothing") }
}

extension UIViewControllerRepresentable where Coordinator == Void {
  public func makeCoordinator() {}
}

@MainActor @preconcurrency
public struct UIViewControllerRepresentableContext<Representable: UIViewControllerRepresentable> {
  public let coordinator: Representable.Coordinator
}

@MainActor
public final class ImageRenderer<Content: View> {
  public init(content view: Content) {}
  public var scale: CGFloat = 1
  public var uiImage: UIImage? { nil }
}

@MainActor @preconcurrency
public protocol ViewModifier {
  associatedtype Body: View
  typealias Content = _ViewModifier_Content<Self>
  @ViewBuilder @MainActor @preconcurrency func body(content: Self.Content) -> Self.Body
}

public struct _ViewModifier_Content<Modifier: ViewModifier>: View {
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct SafeAreaRegions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let all = SafeAreaRegions(rawValue: .max)
}
