import RayiCore
import RayiModel
import SwiftUI

/// The forms on this device and on the server.
struct FormsView: View {
  let model: FormsModel
  let begin: @MainActor (String) -> Void

  var body: some View {
    List {
      Act("app-forms-look") { Task { await model.ask() } }.disabled(model.isAsking)
      if let progress = model.progress { WordsView(progress) }
      if let trouble = model.trouble { TroubleView(trouble: trouble, again: nil, dismiss: nil) }
      ForEach(Array(model.refusals.enumerated()), id: \.offset) { WordsView($0.element) }
      ForEach(model.lines) { form in
        VStack(alignment: .leading, spacing: 4) {
          WordsView(form.title).font(.headline)
          if let version = form.version { WordsView(version).font(.footnote) }
          if let standing = form.standing { WordsView(standing).font(.footnote) }
          HStack {
            if form.canBegin { Act("form-start") { begin(form.id) } }
            if form.canBeFetched {
              Act("forms-get") { Task { await model.fetch(form.id) } }
                .disabled(model.fetching != nil)
            }
          }
        }
        .accessibilityElement(children: .contain)
        .accessibilityIdentifier("form-\(form.id)")
      }
    }
    .refreshable { await model.ask() }
  }
}

/// The interviews that were begun and not finished.
struct DraftsView: View {
  @Bindable var model: DraftsModel
  let resume: @MainActor (String) -> Void
  @State private var removing: DraftLine?

  var body: some View {
    NavigationStack {
      List {
        WordsView(model.summary)
        if let trouble = model.trouble { TroubleView(trouble: trouble, again: nil, dismiss: nil) }
        ForEach(model.lines) { draft in
          HStack {
            Button(action: { resume(draft.id) }) {
              VStack(alignment: .leading) {
                WordsView(draft.title)
                WordsView(draft.saved).font(.footnote)
              }
            }
            .frame(minHeight: target)
            .accessibilityIdentifier("draft-\(draft.id)")
            Act("button-delete", role: .destructive) { removing = draft }
          }
        }
      }
      .searchable(text: $model.search)
    }
    .onAppear { model.reread() }
    .sheet(item: $removing) { draft in
      VStack(spacing: 16) {
        WordsView(draft.title)
        Says("draft-delete-confirm")
        Act("button-delete", role: .destructive) {
          model.discard(draft.id)
          removing = nil
        }
        Act("button-cancel", role: .cancel) { removing = nil }
      }
      .padding(.all, 24)
    }
  }
}

/// The finished records, each with one line of truth.
struct OutboxView: View {
  let model: OutboxModel

  var body: some View {
    List {
      WordsView(model.summary)
      Act("send-now") { Task { await model.sendNow() } }.disabled(!model.canSend)
      if let trouble = model.trouble { TroubleView(trouble: trouble, again: nil, dismiss: nil) }
      ForEach(model.lines) { line in
        VStack(alignment: .leading, spacing: 4) {
          WordsView(line.title).font(.headline)
          WordsView(line.truth)
          if let fraction = line.fraction { ProgressView(value: fraction) }
          if line.isHeld {
            Act("button-try-again") { Task { await model.release(line.id) } }
          }
        }
        .accessibilityElement(children: .contain)
        .accessibilityIdentifier("record-\(line.id)")
      }
    }
    .onAppear { model.reread() }
  }
}

/// The settings; each holds at once.
struct SettingsView: View {
  let model: SettingsModel

  var body: some View {
    let model = model
    List {
      if let trouble = model.trouble { TroubleView(trouble: trouble, again: nil, dismiss: nil) }
      Section {
        ForEach(model.languages, id: \.tag) { language in
          choice(language.name, isChosen: language.tag == model.language.tag, language.tag) {
            model.choose(language: language.tag)
          }
        }
      } header: {
        Says("app-settings-language")
      }
      Section {
        ForEach(Digits.shown, id: \.id) { digits in
          choice(digits.id, isChosen: model.settings.digits == digits.value) {
            model.choose(digits: digits.value)
          }
        }
      } header: {
        Says("settings-digits")
      }
      Section {
        ForEach(Networks.all, id: \.textId) { networks in
          choice(networks.textId, isChosen: model.settings.networks == networks) {
            model.choose(networks: networks)
          }
        }
      } header: {
        Says("app-settings-networks")
      }
      Section {
        ForEach(TextSize.all, id: \.textId) { size in
          choice(size.textId, isChosen: model.settings.textSize == size) {
            model.choose(textSize: size)
          }
        }
      } header: {
        Says("settings-text-size")
      }
    }
  }

  private func choice(
    _ id: String, isChosen: Bool, _ action: @escaping @MainActor () -> Void
  ) -> some View {
    Button(action: action) {
      HStack {
        Says(id)
        Spacer()
        if isChosen { Image(systemName: "checkmark") }
      }
      .frame(minHeight: target)
    }
    .accessibilityAddTraits(isChosen ? .isSelected : AccessibilityTraits())
    .accessibilityIdentifier(id)
  }

  /// A language is named in itself.
  private func choice(
    _ name: String, isChosen: Bool, _ tag: String, _ action: @escaping @MainActor () -> Void
  ) -> some View {
    Button(action: action) {
      HStack {
        Text(verbatim: name)
        Spacer()
        if isChosen { Image(systemName: "checkmark") }
      }
      .frame(minHeight: target)
    }
    .accessibilityAddTraits(isChosen ? .isSelected : AccessibilityTraits())
    .accessibilityIdentifier("language-\(tag)")
  }
}

extension Digits {
  /// The sets of a picker, each with the text that shows it.
  static let shown: [(id: String, value: Digits)] = [
    ("settings-digits-latin", .western), ("settings-digits-arabic", .arabicIndic),
    ("app-settings-digits-extended", .extendedArabicIndic),
  ]
}

/// What the app proves and what it does not.
struct AboutView: View {
  let model: AboutModel
  let close: @MainActor () -> Void

  var body: some View {
    List {
      ForEach(Array(model.lines.enumerated()), id: \.offset) { WordsView($0.element) }
      Act("app-close", action: close)
    }
  }
}
