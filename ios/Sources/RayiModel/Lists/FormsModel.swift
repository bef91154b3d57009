import Foundation
import Observation
import RayiCore

/// What the list of forms needs of the core.
public protocol FormShelf: AnyObject, Sendable {
  func forms() throws -> [FormSummary]
  func addForm(xml: Data, media: [MediaFile]) throws -> FormReport
  func offeredForms() async throws -> [OfferedForm]
  func fetchForm(formId: String, listener: FetchListener) async throws -> FormReport
  func updateForms(listener: FetchListener) async throws -> UpdateReport
  func newerForms() throws -> UInt32
}

extension Rayi: FormShelf {}

/// A form of the list.
public struct FormLine: Identifiable, Equatable, Sendable {
  /// Its id.
  public let id: String
  /// Its title.
  public let title: TextView
  /// Its version, in words; none where it has none.
  public let version: TextView?
  /// How it stands to the server's, once that was asked.
  public let standing: TextView?
  /// Whether it is on this device and can be begun.
  public let canBegin: Bool
  /// Whether the server has it, or a newer one.
  public let canBeFetched: Bool
}

/// The forms on this device and on the server.
@MainActor @Observable
public final class FormsModel {
  /// The forms.
  public private(set) var lines: [FormLine] = []
  /// Of how many forms a newer version was offered when the server was asked last, in words.
  public private(set) var newer: TextView?
  /// Whether the server is being asked.
  public private(set) var isAsking = false
  /// Id of the form that is being fetched.
  public private(set) var fetching: String?
  /// How far that is, in words.
  public private(set) var progress: TextView?
  /// What did not happen.
  public private(set) var trouble: Trouble?
  /// What is wrong with a form that was refused, line by line.
  public private(set) var refusals: [TextView] = []

  /// Whether the person may fetch forms.
  public let mayFetch: Bool

  /// What the project is set to.
  var settings: ProjectSettings?

  private let shelf: any FormShelf
  private let speech: Speech
  private var offered: [OfferedForm] = []

  public init(_ shelf: any FormShelf, speech: Speech, settings: ProjectSettings? = nil) {
    self.shelf = shelf
    self.settings = settings
    mayFetch = Locks(settings?.locked ?? []).leaves(.fetchForms)
    self.speech = speech
    reread()
  }

  /// Looks again at what is on this device.
  public func reread() {
    do {
      lines = lines(of: try shelf.forms())
      newer = speech.texts.newerForms(try shelf.newerForms())
    } catch { fail(error) }
  }

  /// A person asks the server what it has.
  public func look() async { if mayFetch { await ask() } }

  /// Asks the server what it has.
  func ask() async {
    guard !isAsking else { return }
    isAsking = true
    trouble = nil
    do { offered = try await shelf.offeredForms() } catch { fail(error) }
    isAsking = false
    reread()
  }

  /// Fetches what the project wants fetched by itself; of what is only told of, the lines tell.
  public func update() async {
    guard fetching == nil, !isAsking else { return }
    trouble = nil
    var newer: UInt32 = 0
    await watching { ear in newer = try await shelf.updateForms(listener: ear).newer }
    if newer > 0 { await ask() } else { reread() }
  }

  /// When forms come by themselves.
  public var updates: Updates { Updates(settings) }

  /// Fetches a form, new or newer. The one that is here stays until all of the other is.
  public func fetch(_ id: String) async {
    guard mayFetch, fetching == nil, offered.contains(where: { $0.formId == id }) else { return }
    fetching = id
    trouble = nil
    refusals = []
    await watching { ear in
      let report = try await shelf.fetchForm(formId: id, listener: ear)
      tell(report)
      if report.form != nil { offered = try await shelf.offeredForms() }
    }
    fetching = nil
    reread()
  }

  /// Takes a form that a person chose on the device, XForm XML or a workbook.
  public func add(_ source: Data, media: [MediaFile]) {
    refusals = []
    do { tell(try shelf.addForm(xml: source, media: media)) } catch { fail(error) }
    reread()
  }

  private func lines(of forms: [FormSummary]) -> [FormLine] {
    let texts = speech.texts
    let known = forms.map { form in
      let offer = offered.first { $0.formId == form.id }
      return FormLine(
        id: form.id, title: texts.own(form.title),
        version: form.version.map { texts.line("form-version", ["version": .text($0)]) },
        standing: offer.map { texts.line($0.state.textId) }, canBegin: true,
        canBeFetched: offer.map { $0.state != .same } ?? false)
    }
    let new = offered.filter { offer in !forms.contains { $0.id == offer.formId } }.map { form in
      FormLine(
        id: form.formId, title: texts.own(form.name),
        version: form.version.map { texts.line("form-version", ["version": .text($0)]) },
        standing: texts.line(form.state.textId), canBegin: false, canBeFetched: true)
    }
    return known + new
  }

  private func tell(_ report: FormReport) {
    let texts = speech.texts
    guard report.form == nil else { return }
    refusals = report.diagnostics.filter { $0.severity == .error }.map {
      texts.own(texts.coded(family: .diagnostic, code: $0.code, parameters: $0.parameters))
    }
  }

  /// The core calls on a thread of its own; one stream keeps the order of what it says.
  private func watching(_ work: (FetchListener) async throws -> Void) async {
    let (steps, told) = AsyncStream.makeStream(of: FetchProgress.self)
    let showing = Task { [weak self] in
      for await step in steps { self?.show(step) }
    }
    do { try await work(FetchEar(told)) } catch { fail(error) }
    told.finish()
    await showing.value
    progress = nil
  }

  private func show(_ step: FetchProgress) {
    let name =
      offered.first { $0.formId == step.formId }?.name
      ?? lines.first { $0.id == step.formId }?.title.text ?? step.formId
    progress = speech.texts.line(
      "app-form-fetching",
      [
        "form": .text(name), "done": Texts.count(Int(step.filesDone)),
        "total": Texts.count(Int(step.filesTotal)),
      ])
  }

  private func fail(_ error: any Error) { trouble = Trouble(error, in: speech.texts) }
}

extension OfferState {
  var textId: String {
    switch self {
    case .new: "app-form-new"
    case .newer: "app-form-newer"
    case .same: "app-form-same"
    }
  }
}

private final class FetchEar: FetchListener {
  private let stream: AsyncStream<FetchProgress>.Continuation

  init(_ stream: AsyncStream<FetchProgress>.Continuation) { self.stream = stream }

  func progress(progress: FetchProgress) { stream.yield(progress) }
}
