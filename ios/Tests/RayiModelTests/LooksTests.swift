import Foundation
import RayiCore
import Testing

@testable import RayiModel

/// What can be known of the looks without a screen: contrast, sizes, names of buttons.
@Suite struct LooksTests {
  /// WCAG 2.2, 1.4.3: words have at least 4.5 to 1 on every ground that the system draws.
  @Test func ourColoursAreReadOnEveryGround() {
    #expect(contrast([0, 0, 0], [255, 255, 255]) == 21)
    #expect((contrast([118, 118, 118], [255, 255, 255]) * 100).rounded() == 454)
    let ours = [("wrong", Shade.wrong), ("action", .action)] + Shade.named.map { ($0, $1) }
    for (name, shade) in ours {
      for ground in Shade.grounds.light {
        #expect(contrast(shade.light, ground) >= 4.5, "\(name) on \(ground)")
      }
      for ground in Shade.grounds.dark {
        #expect(contrast(shade.dark, ground) >= 4.5, "\(name) on \(ground)")
      }
    }
  }

  @Test func targetsAreOneConstantThatTheStyleOfEveryButtonUses() throws {
    #expect(Target.side == 44)
    let views = try sources("Sources/RayiUI")
    let words = try #require(views["Views/WordsView.swift"])
    #expect(words.contains("let target = CGFloat(Target.side)"))
    #expect(words.contains(".frame(minWidth: target, minHeight: target)"))
    #expect(try #require(views["Views/RootView.swift"]).contains(".buttonStyle(TargetStyle())"))
    for (path, source) in views {
      #expect(
        source.matches(of: /\.buttonStyle\((?!TargetStyle)/).isEmpty, "\(path) has another style")
      #expect(source.firstMatch(of: /\b44\b/) == nil, "\(path) has a size of its own")
    }
  }

  @Test func textGrowsWithWhatAPersonChose() throws {
    for (path, source) in try sources("Sources/RayiUI") {
      for fixed in [".system(size", ".custom(", "UIFont", ".minimumScaleFactor", ".lineLimit(1)"] {
        #expect(!source.contains(fixed), "\(path): \(fixed)")
      }
    }
  }

  /// A picture alone has no name: whoever draws one in a button says what it does.
  @Test func everyButtonHasWordsOrAName() throws {
    var count = 0
    for (path, source) in try sources("Sources/RayiUI") {
      let pieces = source.components(separatedBy: "Button(")
      for (before, piece) in zip(pieces, pieces.dropFirst()) {
        if before.last?.isLetter == true { continue }
        count += 1
        let body = piece.prefix(900)
        let isNamed = ["Says(", "WordsView(", "Text(", ".accessibilityLabel("].contains {
          body.contains($0)
        }
        #expect(isNamed, "\(path): \(piece.prefix(60))")
        #expect(
          body.contains(".accessibilityIdentifier(") || body.contains("accessibilityAddTraits"),
          "\(path): \(piece.prefix(60))")
      }
    }
    #expect(count > 8)
  }

  /// What is no button is as large, and a test of the screens finds it by its name.
  @Test func everyControlIsATargetWithAName() throws {
    var count = 0
    for (path, source) in try sources("Sources/RayiUI") {
      for control in ["TextField(", "SecureField(", "Slider(", "Picker(", "Toggle(", "Menu {"] {
        let pieces = source.components(separatedBy: control)
        for (before, piece) in zip(pieces, pieces.dropFirst()) {
          if before.last?.isLetter == true { continue }
          count += 1
          // As far as the view goes that it is made in.
          let end = piece.range(of: "\n  }\n")?.lowerBound ?? piece.endIndex
          let body = piece[..<end]
          #expect(body.contains("minHeight: target"), "\(path): \(control)\(piece.prefix(60))")
          #expect(
            body.contains(".accessibilityIdentifier("), "\(path): \(control)\(piece.prefix(60))")
        }
      }
    }
    #expect(count == 12)
  }

  /// Text of twice its size finds room: what is side by side comes one below the other. A symbol and its words
  /// stay together, and so do cells that the model gives no large text to.
  @Test func nothingStaysSideBySideWhereTextIsLarge() throws {
    let together = [
      "Views/WordsView.swift": 1, "Views/ListViews.swift": 2, "Controls/SelectControls.swift": 2,
      "Controls/RangeControls.swift": 2,
    ]
    for (path, source) in try sources("Sources/RayiUI") {
      let count = source.components(separatedBy: "HStack").count - 1
      #expect(count == together[path] ?? 0, "\(path): Beside, where text may grow")
    }
    let words = try #require(try sources("Sources/RayiUI")["Views/WordsView.swift"])
    #expect(words.contains("if size.isAccessibilitySize {\n      VStack(alignment: .leading"))
  }

  /// The system's picture of the app shows no answer: neither the page nor a sheet over it.
  @Test func thePageAndEachSheetHideThemselvesBehindTheScenes() throws {
    let views = try sources("Sources/RayiUI")
    #expect(try #require(views["Views/RootView.swift"]).contains(".modifier(Covered())"))
    var count = 0
    for (path, source) in views {
      for sheet in source.components(separatedBy: ".sheet(").dropFirst() {
        count += 1
        // A sheet's own braces: from the first to the one that closes it.
        var depth = 0
        let body = sheet.drop { $0 != "{" }.prefix { letter in
          depth += letter == "{" ? 1 : letter == "}" ? -1 : 0
          return depth > 0
        }
        #expect(body.contains(".modifier(Covered())"), "\(path): \(sheet.prefix(60))")
      }
    }
    #expect(count == 7)
  }

  /// What an adapter or a view may not decide: it has no sentence of its own.
  @Test func noScreenHasWordsOfItsOwn() throws {
    for (path, source) in try sources("Sources/RayiUI") {
      let own = source.matches(of: /(?:Text|Label|Section|Button|TextField)\("[^"]*"/)
      #expect(own.isEmpty, "\(path): \(own.map { $0.output })")
    }
  }

  private func sources(_ folder: String) throws -> [String: String] {
    let ios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let root = ios.appendingPathComponent(folder)
    var found: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
    where path.hasSuffix(".swift") {
      found[path] = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
    #expect(found.count > 10)
    return found
  }

  private func contrast(_ one: [Double], _ other: [Double]) -> Double {
    let (first, second) = (luminance(one), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private func luminance(_ color: [Double]) -> Double {
    let parts = color.map { part -> Double in
      let share = part / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
