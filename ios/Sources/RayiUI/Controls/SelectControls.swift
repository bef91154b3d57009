import RayiCore
import RayiModel
import SwiftUI

/// Choices, laid out as the form wishes.
struct SelectControl: View {
  let question: Question
  let select: SelectEntry
  let isMultiple: Bool
  let model: InterviewModel
  @State private var list: ChoiceList?
  @Environment(\.dynamicTypeSize) private var size: DynamicTypeSize

  var body: some View {
    if isLong {
      WordsView(model.chosenWords(of: question))
      Act("app-choose") { list = model.choices(of: question.id) }
        .sheet(item: $list) { list in
          ChoiceSheet(
            question: question, isMultiple: isMultiple, list: list, model: model,
            close: { self.list = nil }
          )
          .modifier(Covered())
        }
    } else {
      switch size.isAccessibilitySize ? select.largeLayout : select.layout {
      case .list, .folded:
        VStack(alignment: .leading, spacing: 4) { choices(hasLabels: true) }
      case .columns(let number):
        LazyVGrid(columns: columns(number), alignment: .leading, spacing: 8) {
          choices(hasLabels: true)
        }
      case .likert: row { choices(hasLabels: true) }
      case .row(let hasLabels, let hasButtons):
        row {
          if hasButtons {
            choices(hasLabels: hasLabels)
          } else {
            ForEach(question.item.choices, id: \.value) { choice in
              WordsView(choice.label).frame(maxWidth: .infinity)
            }
          }
        }
      }
    }
  }

  /// Side by side, each as wide as the others, so that the rows of a grid stand below one another.
  private func row<Content: View>(@ViewBuilder _ cells: () -> Content) -> some View {
    HStack(alignment: .firstTextBaseline, spacing: 4) { cells().frame(maxWidth: .infinity) }
  }

  private var isLong: Bool {
    select.layout == .folded || select.isSearchable
      || question.item.choiceCount > UInt32(SelectEntry.longList)
  }

  private func choices(hasLabels: Bool) -> some View {
    ForEach(question.item.choices, id: \.value) { choice in
      ChoiceButton(
        question: question, choice: choice, isMultiple: isMultiple, hasLabel: hasLabels,
        hasButton: select.hasButtons, model: model)
    }
  }

  private func columns(_ number: Int) -> [GridItem] {
    number > 0
      ? Array(repeating: GridItem(.flexible()), count: number)
      : [GridItem(.adaptive(minimum: 120))]
  }
}

/// One choice with its button.
struct ChoiceButton: View {
  let question: Question
  let choice: ChoiceView
  let isMultiple: Bool
  let hasLabel: Bool
  let hasButton: Bool
  let model: InterviewModel

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      button
      if let image = choice.image {
        PictureView(
          address: image, larger: choice.bigImage, name: choice.spokenName, model: model)
      }
      if let sound = choice.audio {
        PlayView(
          playback: Playback(.form(sound), isFilm: false), name: choice.spokenName, model: model)
      }
      if let film = choice.video {
        PlayView(
          playback: Playback(.form(film), isFilm: true), name: choice.spokenName, model: model)
      }
    }
  }

  private var isChosen: Bool { ChosenNames(stored: question.entry).has(choice.value) }

  private var button: some View {
    Button(
      action: {
        if isMultiple {
          model.toggle(choice.value, at: question.id)
        } else {
          model.choose(choice.value, at: question.id)
        }
      },
      label: {
        HStack {
          // Without a button it is the ground that says what is chosen.
          if hasButton { Image(systemName: symbol(isChosen)) }
          if hasLabel { WordsView(choice.label) }
          if let place = choice.place { Text(verbatim: place).font(.footnote) }
        }
        .background(!hasButton && isChosen ? Color(Shade.action).opacity(0.2) : Color.clear)
      }
    )
    .accessibilityLabel(Text(verbatim: choice.spokenName))
    .accessibilityAddTraits(isChosen ? .isSelected : AccessibilityTraits())
    .accessibilityIdentifier("\(question.id)#\(choice.value)")
  }

  private func symbol(_ isChosen: Bool) -> String {
    switch (isMultiple, isChosen) {
    case (true, true): "checkmark.square.fill"
    case (true, false): "square"
    case (false, true): "largecircle.fill.circle"
    case (false, false): "circle"
    }
  }
}

/// A long list: rows come as they are reached, and by what is typed.
struct ChoiceSheet: View {
  let question: Question
  let isMultiple: Bool
  let list: ChoiceList
  let model: InterviewModel
  let close: @MainActor () -> Void

  var body: some View {
    NavigationStack {
      List {
        ForEach(Array(list.rows.enumerated()), id: \.element.value) { row in
          ChoiceButton(
            question: model.latest(question), choice: row.element, isMultiple: isMultiple,
            hasLabel: true, hasButton: true, model: model
          )
          .onAppear { list.reached(row.offset) }
        }
        if list.rows.isEmpty { WordsView(model.nothingFound(list.search)) }
        Act("app-close", action: close)
      }
      .searchable(
        text: bound({ list.search }, { list.find($0) }),
        prompt: Text(verbatim: model.words("search-choices")))
    }
  }
}

/// All choices in the order that the person gives them.
struct RankControl: View {
  let question: Question
  let model: InterviewModel

  var body: some View {
    let order = question.item.choices.map(\.value)
    let ranking = ChosenNames.ranking(stored: question.item.value, order: order).names
    VStack(alignment: .leading, spacing: 4) {
      ForEach(Array(ranking.enumerated()), id: \.element) { place in
        Beside {
          Text(verbatim: model.number(String(place.offset + 1)))
          if let choice = question.item.choices.first(where: { $0.value == place.element }) {
            WordsView(choice.label)
          }
          Gap()
          move(place.element, to: place.offset - 1, "chevron.up", "app-move-up", in: ranking)
          move(place.element, to: place.offset + 1, "chevron.down", "app-move-down", in: ranking)
        }
      }
    }
  }

  private func move(
    _ name: String, to place: Int, _ symbol: String, _ id: String, in ranking: [String]
  ) -> some View {
    Button(action: { model.rank(name, to: place, at: question.id) }) {
      Image(systemName: symbol)
    }
    .disabled(!ranking.indices.contains(place))
    .accessibilityLabel(Text(verbatim: model.moveName(id, name, of: question)))
    .accessibilityIdentifier("\(question.id)#\(name)-\(id)")
  }
}
