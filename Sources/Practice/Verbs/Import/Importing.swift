/// A verb that takes rows of an import and can say of each what becomes of it.
package protocol Importing: Verb {
  var after: Int? { get set }
  var index: ImportIndex? { get set }
  /// Does it and says what became of each row.
  func carry(in draft: inout Draft) throws(Refusal) -> [ImportOutcome]
}

extension ImportPatients: Importing {}
extension ImportAppointments: Importing {}

extension Office {
  /// What would become of each row of an import, and whether anything would change. Nothing is changed.
  package func outcomes(of verb: some Importing, _ context: Context) throws(Refusal) -> [ImportOutcome] {
    var draft = Draft(self, context, happened: nil)
    return try verb.carry(in: &draft)
  }
}
