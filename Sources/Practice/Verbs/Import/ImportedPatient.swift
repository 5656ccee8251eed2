/// One patient as another system has them, read from a row of its export.
package struct ImportedPatient: Fielded, Hashable {
  /// The line of the file, for the report.
  package var row = 0
  /// The number there.
  package var number = ""
  package var name = PersonName()
  package var born: Day?
  package var sex = Sex.unknown
  package var address = Address()
  package var phones: [Phone] = []
  package var email = ""
  package var language = ""
  package var ssn4 = ""
  package var deceased: Day?
  package var note = ""
  package var seenBefore: Day?

  package init() {}

  package static let fields: [Field<ImportedPatient>] = [
    Field("row", \.row, "line of the file"), Field("number", \.number, "number in the other system"), Field("name", \.name),
    Field("born", \.born), Field("sex", \.sex), Field("address", \.address), Field("phones", \.phones), Field("email", \.email),
    Field("language", \.language), Field("ssn4", \.ssn4, "four digits"), Field("deceased", \.deceased), Field("note", \.note),
    Field("seenBefore", \.seenBefore, "last seen here before"),
  ]

  /// The card that this becomes.
  func patient(from source: String) -> Patient {
    Patient {
      $0.name = name
      $0.born = born
      $0.sex = sex
      $0.address = address
      $0.phones = phones
      $0.email = email
      $0.language = language
      $0.ssn4 = ssn4
      $0.deceased = deceased
      $0.note = note
      $0.seenBefore = seenBefore
      if !number.isEmpty { $0.outside = [OutsideNumber(source, number)] }
    }
  }
}
