import RayiCore
import Testing

/// The words of the interface, as an app asks for them.
@Suite struct TextsTests {
  @Test func whatIsCountedFindsItsPluralFormInTheDigitsShown() {
    let arabic = Texts(tags: ["fr-FR", "ar-IQ"], digits: nil)
    #expect(arabic.language().direction == .rtl)
    #expect(arabic.plain(id: "forms-count", arguments: ["n": .number(3)]) == "٣ استمارات")
    let sorani = Texts(tags: ["ckb"], digits: .extendedArabicIndic)
    #expect(sorani.plain(id: "forms-count", arguments: ["n": .number(3)]) == "۳ فۆڕم")
    #expect(sorani.weekdayNames().first == "شەممە")
  }

  @Test func codesHaveSentencesAndRemediesWhereThereIsSomethingToDo() {
    let texts = Texts(tags: ["en"], digits: nil)
    #expect(
      texts.remedy(family: .error, code: "store-disk-full", parameters: [:])
        == "Free some space and try again.")
    #expect(texts.remedy(family: .violation, code: "required", parameters: [:]) == nil)
    #expect(texts.value(dataType: "date", stored: "2024-01-10") == "10 January 2024")
    #expect(hindrance(networks: .unmetered, connection: .metered) == .metered)
  }
}
