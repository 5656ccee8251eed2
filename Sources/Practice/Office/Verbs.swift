/// All that can be done, by name. Keys, help, scripts and the README's table come from this list.
package enum Verbs {
  package static let all: [any Verb.Type] = [
    AddPatient.self, ChangePatient.self, AddCoverage.self, EndCoverage.self, VerifyCoverage.self, PinAlert.self, UnpinAlert.self,
    FilePapers.self,
    Book.self, ConfirmAppointment.self, Reschedule.self, CancelAppointment.self, MarkNoShow.self, EraseNoShow.self,
    FreeSlot.self, BookHold.self, ReleaseHold.self, ProviderOut.self, RunningLate.self, ExcuseNoShow.self,
    PutOnWaitlist.self, TakeOffWaitlist.self, SetWaitPriority.self, SetRecall.self, EndRecall.self, NoteCall.self, NoteLetters.self,
    BookSeries.self, SetHours.self, CloseDays.self, OpenDays.self, AddAuthorisation.self, ChangeAuthorisation.self,
    Arrive.self, WalkIn.self, CheckIn.self, CallPatient.self, PutInRoom.self, ReturnToWaiting.self, StartWithProvider.self,
    SendOut.self, ComeBack.self, QuoteWait.self, SetPriority.self, ChangeTurn.self, SendToCheckout.self, CheckOut.self, LeaveUnseen.self,
    CallBack.self, EnterInError.self,
    MoveVisit.self, RecordPastVisit.self,
    AddDiagnosis.self, RemoveDiagnosis.self, AddService.self, ChangeService.self, RemoveService.self, CopyLastVisit.self,
    MoveDiagnosis.self, ReplaceDiagnosis.self, JustifyServices.self, RepriceSuperbill.self, ChangeSuperbill.self,
    SignSuperbill.self, AmendSuperbill.self, HoldSuperbill.self, ReleaseSuperbill.self, NotePaper.self,
    TakePayment.self, VoidReceipt.self, RefundReceipt.self, ReopenSuperbill.self,
    NothingToBill.self, MakeEstimate.self, HandOverEstimate.self,
    MakeRound.self, NoteItem.self, CloseItem.self, RaiseRedFlag.self, AnswerRedFlag.self,
    MergePatients.self, UnmergePatients.self, TellApart.self,
    RaiseEmergency.self, NoteEmergency.self, EndEmergency.self,
    ImportPatients.self, ImportAppointments.self,
    RecordDisclosure.self, CloseDay.self,
    BreakGlass.self, ReviewOpening.self, RestrictRecord.self, LiftRestriction.self,
    ChangeSetting.self, SetTickPage.self, SetOfficeRules.self, SetSignIn.self, Undo.self, Redo.self,
  ]

  /// What the program writes down by itself when somebody tries to sign in. Nobody can ask for these.
  package static let atTheDoor: [any Verb.Type] = [WrongTry.self, SignedIn.self]

  package static func named(_ name: String) -> (any Verb.Type)? { (all + atTheDoor).first { $0.name == name } }
}

extension Verb {
  /// Builds the verb from fields given by name, for scripts and drafts.
  static func spoken(_ fields: Datum.Fields) throws(Misfit) -> any Verb { try Self(fields) }

  /// Whether the action keeps a reason in the record itself, and not only in the line of the journal.
  package static var hasOwnWhy: Bool { fields.contains { $0.name == "why" } }

  /// The fields in words, for the list of actions.
  package static var fieldList: [(name: String, meaning: String, shape: String, optional: Bool)] {
    fields.map { ($0.name, $0.meaning, $0.shape, $0.optional) }
  }
}

extension Verbs {
  /// Understands a scripted action: the verb by name, its fields by theirs.
  package static func spoken(_ name: String, _ fields: Datum.Fields) throws(Misfit) -> any Verb {
    guard let verb = all.first(where: { $0.name == name }) else {
      let near = alike(name)
      let perhaps = near.isEmpty ? "" : "; perhaps \(near.map { "\"\($0)\"" }.joined(separator: " or "))"
      throw Misfit("an action (anteroom actions lists them), not \"\(name)\"\(perhaps)", at: ["action"])
    }
    return try verb.spoken(fields)
  }

  /// The three actions that have most words of what was said.
  private static func alike(_ said: String) -> [String] {
    let words = Set(said.lowercased().split { !$0.isLetter }.filter { $0.count > 2 })
    let counted = all.map { verb in (name: verb.name, same: words.intersection(verb.name.split { !$0.isLetter }).count) }
    let most = counted.map(\.same).max() ?? 0
    return most == 0 ? [] : counted.filter { $0.same == most }.map(\.name).sorted().prefix(3).map { $0 }
  }
}
