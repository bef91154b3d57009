import Foundation
import RayiCore
import RayiModel
import SwiftUI
import UIKit

/// A text in its own language and direction, whatever the screen is in, with its Markdown drawn.
struct WordsView: View {
  let words: TextView

  init(_ words: TextView) { self.words = words }

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      ForEach(Array(textBlocks(text: words.text).enumerated()), id: \.offset) { line in
        block(line.element)
          .multilineTextAlignment(alignment(line.element.align))
          .frame(maxWidth: .infinity, alignment: .leading)
      }
    }
    .environment(\.layoutDirection, words.direction == .rtl ? .rightToLeft : .leftToRight)
    .environment(\.locale, Locale(identifier: words.languageTag ?? "en"))
    .accessibilityElement(children: .combine)
  }

  /// A heading is written larger; all else as whoever shows the words wishes.
  @ViewBuilder private func block(_ block: TextBlock) -> some View {
    if block.heading > 0 {
      drawn(block).font(.title2.bold()).accessibilityAddTraits(.isHeader)
    } else {
      drawn(block)
    }
  }

  private func drawn(_ block: TextBlock) -> Text {
    block.runs.reduce(Text(verbatim: "")) { line, run in line + drawn(run) }
  }

  private func drawn(_ run: TextRun) -> Text {
    var piece = AttributedString(run.text)
    if let link = run.style.link { piece.link = URL(string: link) }
    var drawn = Text(piece).foregroundColor(run.style.color.flatMap(color))
    if run.style.bold { drawn = drawn.bold() }
    if run.style.italic { drawn = drawn.italic() }
    return drawn
  }

  /// The author says left or right, and means the side of the paper.
  private func alignment(_ align: TextAlign?) -> TextAlignment {
    switch align {
    case .center: .center
    case .left: words.direction == .rtl ? .trailing : .leading
    case .right: words.direction == .rtl ? .leading : .trailing
    case nil: .leading
    }
  }

  private func color(_ name: String) -> Color? {
    if let shade = Shade.named[name] { return Color(shade) }
    guard name.hasPrefix("#"), name.count == 7, let code = UInt32(name.dropFirst(), radix: 16)
    else {
      return nil
    }
    let part = { (shift: UInt32) in Double((code >> shift) & 0xFF) / 255 }
    return Color(red: part(16), green: part(8), blue: part(0))
  }
}

extension Color {
  /// A shade of ours on whatever ground the phone has. The system may ask for it on any thread.
  nonisolated init(_ shade: Shade) {
    self.init(
      uiColor: UIColor { traits in
        let parts = (traits.userInterfaceStyle == .dark ? shade.dark : shade.light).map { $0 / 255 }
        return UIColor(red: parts[0], green: parts[1], blue: parts[2], alpha: 1)
      })
  }
}

/// A text of ours by its id, in the language in use.
struct Says: View {
  @Environment(Speech.self) private var speech: Speech
  let id: String

  init(_ id: String) { self.id = id }

  var body: some View { Text(verbatim: speech.texts.text(id)) }
}

/// A button with words of ours.
struct Act: View {
  let id: String
  let role: ButtonRole?
  let action: @MainActor () -> Void

  init(_ id: String, role: ButtonRole? = nil, action: @escaping @MainActor () -> Void) {
    self.id = id
    self.role = role
    self.action = action
  }

  var body: some View {
    Button(role: role, action: action) { Says(id) }
      .accessibilityIdentifier(id)
  }
}

/// The smallest side of what is tapped.
let target = CGFloat(Target.side)

/// How every button of the app looks: words on a target that a finger hits.
struct TargetStyle: ButtonStyle {
  func makeBody(configuration: Configuration) -> some View {
    TargetLabel(configuration: configuration)
  }
}

private struct TargetLabel: View {
  let configuration: ButtonStyleConfiguration
  @Environment(\.isEnabled) private var isEnabled: Bool

  var body: some View {
    configuration.label
      .frame(minWidth: target, minHeight: target)
      .contentShape(Rectangle())
      .foregroundStyle(color)
      .opacity(configuration.isPressed ? 0.6 : 1)
  }

  private var color: Color {
    if !isEnabled { return .secondary }
    return Color(configuration.role == .destructive ? Shade.wrong : Shade.action)
  }
}

/// Things side by side; one below the other where text is written so large that they would not fit.
struct Beside<Content: View>: View {
  @Environment(\.dynamicTypeSize) private var size: DynamicTypeSize
  private let content: Content

  init(@ViewBuilder content: () -> Content) { self.content = content() }

  var body: some View {
    if size.isAccessibilitySize {
      VStack(alignment: .leading, spacing: 8) { content }
    } else {
      HStack { content }
    }
  }
}

/// What keeps things apart that are side by side.
struct Gap: View {
  @Environment(\.dynamicTypeSize) private var size: DynamicTypeSize

  var body: some View {
    if !size.isAccessibilitySize { Spacer() }
  }
}

/// What did not happen, until it is read.
struct TroubleView: View {
  let trouble: Trouble
  let again: (@MainActor () -> Void)?
  let dismiss: (@MainActor () -> Void)?

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      WordsView(trouble.sentence)
      if let remedy = trouble.remedy { WordsView(remedy) }
      Beside {
        if trouble.canTryAgain, let again { Act("button-try-again", action: again) }
        if let dismiss { Act("button-ok", action: dismiss) }
      }
    }
    .padding(.all, 12)
    .accessibilityIdentifier("trouble-\(trouble.code)")
  }
}

extension View {
  /// What a screen reader says of it, as the model has it.
  func spoken(_ voice: Spoken) -> some View {
    accessibilityLabel(Text(verbatim: voice.name))
      .accessibilityValue(Text(verbatim: voice.value))
      .accessibilityHint(Text(verbatim: voice.hint))
  }
}

/// A binding to what a model holds: read from it, and given to its own verb.
@MainActor
func bound<Value>(
  _ read: @escaping @MainActor @Sendable () -> Value,
  _ write: @escaping @MainActor @Sendable (Value) -> Void
) -> Binding<Value> {
  Binding(get: read, set: write)
}
