/// By what a patient is found, without the whole record.
package struct SearchCard: Hashable, Sendable {
  package var id: PatientID
  package var born: Day?
  package var number: String
  /// The digits of each phone.
  package var phones: [String]
  /// The same for all who are easily taken for one another.
  package var alike: String
  /// The parts of the name as they are searched, family name first.
  package var names: [String]

  package init(id: PatientID, born: Day?, number: String, phones: [String], alike: String, names: [String]) {
    self.id = id
    self.born = born
    self.number = number
    self.phones = phones
    self.alike = alike
    self.names = names
  }

  package init(_ patient: Patient) {
    self.init(
      id: patient.id, born: patient.born, number: patient.number, phones: patient.phones.map(\.digits).filter { !$0.isEmpty },
      alike: NameFolding.alike(patient.name), names: NameFolding.parts(patient.name))
  }
}

extension Reference {
  /// A record of this kind made of its fields, for a shelf that keeps records as they are read.
  package func read(_ fields: Datum.Fields) -> (any Sendable)? { Shelving.of(kind).read(fields) }
}
