/// One line of the access file: someone looked at something, or took it along. What was changed is in the journal.
package struct AccessEvent: Fielded, Hashable {
  /// What was done, in the word that stands in `did`.
  package enum Sort: String, Word {
    /// A patient's record was on the screen.
    case saw
    /// Patients were looked for. How many answered is kept and never the words: a name that finds nobody would be put on record here.
    case searched
    case printed
    /// Records went into a file or a backup.
    case exported
    case signedIn, signedOut, locked, unlocked
    case wrongTry
    /// Events that could not be written when they happened.
    case missing
  }

  /// The form of the lines of the access file.
  package static let format = 1

  package var seq = 0
  /// When it was. Never goes back.
  package var at = Moment(milliseconds: 0, offset: 0)
  /// The person, by the name they sign in with.
  package var by = ""
  package var desk = ""
  package var did = Sort.saw
  /// The screen that showed it, or what was printed: "card".
  package var what = ""
  /// Whose record it was.
  package var about: [PatientID] = []
  /// How many: patients found, rows written, events missing.
  package var count: Int?
  /// More in words: why events are missing.
  package var note = ""

  package init() {}

  package static let fields: [Field<AccessEvent>] = [
    Field("seq", \.seq), Field("at", \.at), Field("by", \.by), Field("desk", \.desk), Field("did", \.did, optional: false),
    Field("what", \.what), Field("about", \.about), Field("count", \.count), Field("note", \.note),
  ]

  /// Done by the person of a context, now.
  package init(_ did: Sort, _ what: String = "", about: [PatientID] = [], count: Int? = nil, note: String = "", _ context: Context) {
    self.did = did
    self.what = what
    self.about = about
    self.count = count
    self.note = note
    at = context.now
    by = context.by
    desk = context.desk
  }
}

extension AccessEvent.Sort {
  package var words: String {
    switch self {
    case .saw: "saw"
    case .searched: "searched"
    case .printed: "printed"
    case .exported: "exported"
    case .signedIn: "signed in"
    case .signedOut: "signed out"
    case .locked: "locked the desk"
    case .unlocked: "unlocked the desk"
    case .wrongTry: "wrong try to sign in"
    case .missing: "not recorded"
    }
  }
}
