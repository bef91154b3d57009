import RayiCore

extension Session {
  /// A page of the choices of a question: those whose label fits the search, in the form's order.
  func choicePage(
    _ path: String, search: String, from: Int, count: Int
  ) throws -> (total: Int, choices: [ChoiceView]) {
    let wanted = fold(text: search.trimmingPrefix(while: \.isWhitespace).description)
    let all = try item(path: path)?.choices ?? []
    let fit = wanted.isEmpty ? all : all.filter { fold(text: $0.label.text).contains(wanted) }
    return (fit.count, Array(fit.dropFirst(from).prefix(count)))
  }
}
