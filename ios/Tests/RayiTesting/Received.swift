import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A record as a collector has it: the text of each node that has no nodes inside, by its path.
public final class Received: NSObject, XMLParserDelegate {
  private var values: [String: String] = [:]
  private var open: [(path: String, text: String, isLeaf: Bool, seen: [String: Int])] = []

  public init(_ xml: String) throws {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    guard parser.parse() else { throw Unreadable() }
  }

  public struct Unreadable: Error {}

  /// The text of a node; `nil` where there is none. A step without a position is the first.
  public subscript(path: String) -> String? {
    values[
      path.split(separator: "/").map { $0.hasSuffix("]") ? String($0) : "\($0)[1]" }
        .joined(separator: "/")]
  }

  public func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    var place = 1
    var path = ""
    if let last = open.indices.last {
      open[last].isLeaf = false
      place = (open[last].seen[name] ?? 0) + 1
      open[last].seen[name] = place
      path = open[last].path + "/"
    }
    open.append((path + "\(name)[\(place)]", "", true, [:]))
  }

  public func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.indices.last { open[last].text += text }
  }

  public func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let node = open.popLast() else { return }
    if node.isLeaf { values[node.path] = node.text }
  }
}
