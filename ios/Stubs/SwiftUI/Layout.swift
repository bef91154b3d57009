import Foundation

public struct HorizontalAlignment: Equatable, Sendable {
  public static let leading = HorizontalAlignment()
  public static let center = HorizontalAlignment()
}

public struct VerticalAlignment: Equatable, Sendable {
  public static let center = VerticalAlignment()
  public static let firstTextBaseline = VerticalAlignment()
}

public struct Alignment: Equatable, Sendable {
  public static let leading = Alignment()
  public static let topLeading = Alignment()
  public static let center = Alignment()
}

@frozen public enum TextAlignment: Hashable, Sendable {
  case leading
  case center
  case trailing
}

@frozen public enum Axis: Int8, Sendable {
  case horizontal
  case vertical

  @frozen public struct Set: OptionSet, Sendable {
    public let rawValue: Int8
    public init(rawValue: Int8) { self.rawValue = rawValue }
    public static let horizontal = Set(rawValue: 1)
    public static let vertical = Set(rawValue: 2)
  }
}

public struct VStack<Content: View>: View {
  nonisolated public init(
    alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
    @ViewBuilder content: () -> Content
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct LazyVStack<Content: View>: View {
  nonisolated public init(
    alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
    @ViewBuilder content: () -> Content
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct HStack<Content: View>: View {
  nonisolated public init(
    alignment: VerticalAlignment = .center, spacing: CGFloat? = nil,
    @ViewBuilder content: () -> Content
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct ZStack<Content: View>: View {
  nonisolated public init(
    alignment: Alignment = .center, @ViewBuilder content: () -> Content
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct GridItem: Sendable {
  public enum Size: Sendable {
    case flexible(minimum: CGFloat = 10, maximum: CGFloat = .infinity)
    case adaptive(minimum: CGFloat, maximum: CGFloat = .infinity)
  }
  public init(
    _ size: GridItem.Size = .flexible(), spacing: CGFloat? = nil, alignment: Alignment? = nil
  ) {}
}

public struct LazyVGrid<Content: View>: View {
  nonisolated public init(
    columns: [GridItem], alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
    @ViewBuilder content: () -> Content
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Grid<Content: View>: View {
  nonisolated public init(
    alignment: Alignment = .center, horizontalSpacing: CGFloat? = nil,
    verticalSpacing: CGFloat? = nil, @ViewBuilder content: () -> Content
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct GridRow<Content: View>: View {
  nonisolated public init(
    alignment: VerticalAlignment? = nil, @ViewBuilder content: () -> Content
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct ScrollView<Content: View>: View {
  nonisolated public init(
    _ axes: Axis.Set = .vertical, showsIndicators: Bool = true, @ViewBuilder content: () -> Content
  ) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Group<Content> {}

extension Group: View where Content: View {
  nonisolated public init(@ViewBuilder content: () -> Content) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Spacer: View {
  nonisolated public init(minLength: CGFloat? = nil) {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Divider: View {
  nonisolated public init() {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content>: View {
  public var body: Never { fatalError("a stand-in draws nothing") }
}

extension ForEach where ID == Data.Element.ID, Content: View, Data.Element: Identifiable {
  nonisolated public init(
    _ data: Data, @ViewBuilder content: @escaping (Data.Element) -> Content
  ) {}
}

extension ForEach where Content: View {
  nonisolated public init(
    _ data: Data, id: KeyPath<Data.Element, ID>,
    @ViewBuilder content: @escaping (Data.Element) -> Content
  ) {}
}

public struct List<SelectionValue: Hashable, Content: View>: View {
  nonisolated public init(@ViewBuilder content: () -> Content) where SelectionValue == Never {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Section<Parent, Content, Footer>: View {
  public var body: Never { fatalError("a stand-in draws nothing") }
}

extension Section where Parent: View, Content: View, Footer == EmptyView {
  nonisolated public init(
    @ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent
  ) {}
}

public struct NavigationStack<Data, Root: View>: View {
  nonisolated public init(@ViewBuilder root: () -> Root) where Data == NavigationPath {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct NavigationPath {}

public struct TabView<SelectionValue: Hashable, Content: View>: View {
  nonisolated public init(@ViewBuilder content: () -> Content) where SelectionValue == Int {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Angle: Hashable, Sendable {
  public init(degrees: Double) {}
}

public struct UnitPoint: Hashable, Sendable {
  public static let center = UnitPoint()
}

public protocol Shape: Sendable, View {}

public struct Rectangle: Shape {
  nonisolated public init() {}
  public var body: Never { fatalError("a stand-in draws nothing") }
}

public struct Path: Equatable, Sendable {
  public init() {}
  public mutating func addLines(_ lines: [CGPoint]) {}
}

public struct StrokeStyle: Equatable, Sendable {
  public init(
    lineWidth: CGFloat = 1, lineCap: CGLineCap = .butt, lineJoin: CGLineJoin = .miter,
    miterLimit: CGFloat = 10, dash: [CGFloat] = [], dashPhase: CGFloat = 0
  ) {}
}

public enum CGLineCap: Int32, Sendable { case butt, round, square }
public enum CGLineJoin: Int32, Sendable { case miter, round, bevel }

public struct GraphicsContext {
  public struct Shading: Sendable {
    public static func color(_ color: Color) -> GraphicsContext.Shading { Shading() }
  }
  public func stroke(
    _ path: Path, with shading: GraphicsContext.Shading, style: StrokeStyle
  ) {}
}

public struct Canvas<Symbols>: View {
  public var body: Never { fatalError("a stand-in draws nothing") }
}

extension Canvas where Symbols == EmptyView {
  nonisolated public init(
    opaque: Bool = false, rendersAsynchronously: Bool = false,
    renderer: @escaping (inout GraphicsContext, CGSize) -> Void
  ) {}
}

@MainActor @preconcurrency
public protocol Gesture<Value> {
  associatedtype Value
}

public struct DragGesture: Gesture {
  public struct Value: Equatable, Sendable {
    public var location: CGPoint { .zero }
    public var translation: CGSize { .zero }
  }
  nonisolated public init(minimumDistance: CGFloat = 10) {}
  nonisolated public func onChanged(
    _ action: @escaping (Value) -> Void
  ) -> _Ended<DragGesture> { _Ended() }
}

public struct _Ended<Of: Gesture>: Gesture {
  public typealias Value = Of.Value
  nonisolated init() {}
  nonisolated public func onEnded(_ action: @escaping (Of.Value) -> Void) -> _Ended<Of> { self }
}
