import RayiCore
import RayiModel
import SwiftUI

/// The forms on this device and on the server.
struct FormsView: View {
  let model: FormsModel
  let begin: @MainActor (String) -> Void

  var body: some View {
    List {
      if model.mayFetch {
        Act("app-forms-look") { Task { await model.look() } }.disabled(model.isAsking)
      }
      VStack(alignment: .leading) {
        Says("app-settings-forms")
        Says(model.updates.textId)
      }
      .font(.footnote)
      if let newer = model.newer { WordsView(newer) }
      if let progress = model.progress { WordsView(progress) }
      if let trouble = model.trouble { TroubleView(trouble: trouble, again: nil, dismiss: nil) }
      ForEach(Array(model.refusals.enumerated()), id: \.offset) { WordsView($0.element) }
      ForEach(model.lines) { form in
        VStack(alignment: .leading, spacing: 4) {
          WordsView(form.title).font(.headline)
          if let version = form.version { WordsView(version).font(.footnote) }
          if let standing = form.standing { WordsView(standing).font(.footnote) }
          Beside {
            if form.canBegin { Act("form-start") { begin(form.id) } }
            if form.canBeFetched, model.mayFetch {
              Act("forms-get") { Task { await model.fetch(form.id) } }
                .disabled(model.fetching != nil)
            }
          }
        }
        .accessibilityElement(children: .contain)
        .spoken(form.spoken)
        .accessibilityIdentifier("form-\(form.id)")
      }
    }
    .refreshable { await model.look() }
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
          Beside {
            Button(action: { resume(draft.id) }) {
              VStack(alignment: .leading) {
                WordsView(draft.title)
                WordsView(draft.saved).font(.footnote)
              }
            }
            .spoken(draft.spoken)
            .disabled(!model.mayOpen)
            .accessibilityIdentifier("draft-\(draft.id)")
            if model.mayDiscard {
              Act("button-delete", role: .destructive) { removing = draft }
            }
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
      .modifier(Covered())
    }
  }
}

/// The finished records, each with one line of truth.
struct OutboxView: View {
  let model: OutboxModel
  let correct: @MainActor (String) -> Void

  var body: some View {
    List {
      WordsView(model.summary)
      if model.maySend {
        Act("send-now") { Task { await model.sendNow() } }.disabled(!model.canSend)
      }
      if let trouble = model.trouble { TroubleView(trouble: trouble, again: nil, dismiss: nil) }
      ForEach(model.lines) { line in
        VStack(alignment: .leading, spacing: 4) {
          WordsView(line.title).font(.headline)
          if let mark = line.mark { WordsView(mark).font(.footnote) }
          WordsView(line.truth)
          if let fraction = line.fraction { ProgressView(value: fraction) }
          if line.isHeld, model.maySend {
            Act("button-try-again") { Task { await model.release(line.id) } }
          }
          if model.canBeCorrected(line) { Act("app-correct") { correct(line.id) } }
        }
        .accessibilityElement(children: .contain)
        .spoken(line.spoken)
        .accessibilityIdentifier("record-\(line.id)")
      }
    }
    .onAppear { model.reread() }
  }
}

/// The settings; each holds at once.
struct SettingsView: View {
  let model: SettingsModel
  let project: ProjectModel

  var body: some View {
    let model = model
    List {
      if let trouble = model.trouble { TroubleView(trouble: trouble, again: nil, dismiss: nil) }
      Section {
        ForEach(model.languages, id: \.tag) { language in
          choice(
            own(language), isChosen: language.tag == model.language.tag,
            "language-\(language.tag)"
          ) { model.choose(language: language.tag) }
        }
      } header: {
        Says("app-settings-language")
      }
      Section {
        ForEach(SettingsModel.digits, id: \.textId) { row in
          choice(row.textId, isChosen: model.settings.digits == row.digits) {
            model.choose(digits: row.digits)
          }
        }
      } header: {
        Says("settings-digits")
      }
      if project.locks.leaves(.networks) {
        Section {
          ForEach(Networks.all, id: \.textId) { networks in
            choice(networks.textId, isChosen: project.networks == networks) {
              Task { await project.choose(networks: networks) }
            }
          }
        } header: {
          Says("app-settings-networks")
        }
      }
      ofProject
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

  /// What is set for the project that is open.
  @ViewBuilder private var ofProject: some View {
    if project.locks.leaves(.formUpdates) {
      Section {
        ForEach(Updates.allCases, id: \.self) { updates in
          choice(updates.textId, isChosen: project.forms.updates == updates) {
            Task { await project.choose(updates: updates) }
          }
        }
      } header: {
        Says("app-settings-forms")
      }
      Section {
        ForEach(ProjectModel.intervals, id: \.self) { minutes in
          choice(
            project.words(interval: minutes), isChosen: project.interval == minutes,
            "interval-\(minutes)"
          ) { Task { await project.choose(interval: minutes) } }
        }
      } header: {
        Says("app-settings-every")
      }
    }
    if project.locks.leaves(.imageSize) {
      Section {
        ForEach(ProjectModel.sides, id: \.self) { side in
          choice(
            project.words(side: side), isChosen: project.side == side,
            "side-\(side.map(String.init) ?? "form")"
          ) { project.choose(side: side) }
        }
      } header: {
        Says("app-settings-pictures")
      }
    }
    if project.locks.leaves(.deleteSent) {
      Section {
        choice("app-sent-keep", isChosen: !project.deletesSent) {
          project.choose(deletesSent: false)
        }
        choice("app-sent-delete", isChosen: project.deletesSent) {
          project.choose(deletesSent: true)
        }
      } header: {
        Says("app-settings-sent")
      }
    }
    if project.locks.isAny { Says("app-settings-locked").font(.footnote) }
  }

  private func choice(
    _ words: TextView, isChosen: Bool, _ name: String, _ action: @escaping @MainActor () -> Void
  ) -> some View {
    Button(action: action) {
      HStack {
        WordsView(words)
        Spacer()
        if isChosen { Image(systemName: "checkmark") }
      }
    }
    .accessibilityAddTraits(isChosen ? .isSelected : AccessibilityTraits())
    .accessibilityIdentifier(name)
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
    }
    .accessibilityAddTraits(isChosen ? .isSelected : AccessibilityTraits())
    .accessibilityIdentifier(id)
  }

  /// A language is named in itself.
  private func own(_ language: InterfaceLanguage) -> TextView {
    TextView(
      text: language.name, languageTag: language.tag, direction: language.direction,
      fallback: false)
  }
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
