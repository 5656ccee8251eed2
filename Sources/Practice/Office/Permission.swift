extension Office {
  /// The member of the staff behind a context: by their number, or by name where only that is known.
  package func member(_ context: Context) -> StaffMember? {
    if let person = context.person { return self[person] }
    return staff.sorted.first { $0.name == context.by }
  }

  /// The context as the office knows the person now: their name and their work may have been changed at another desk since they sat down.
  package func admitted(_ context: Context) throws(Refusal) -> Context {
    guard let member = member(context) else {
      // An office that knows nobody of that name has to believe the program: so it begins, with its first manager.
      if context.person == nil { return context }
      throw Refusal("not here any more", "\(context.by) is not among the people of this office any more; nothing was changed")
    }
    if member.gone { throw Refusal("not here any more", "\(member.name) does not work here any more; nothing was changed") }
    var context = context
    context.by = member.name
    context.role = member.role
    return context
  }

  /// The same of somebody as the office knows them now.
  package func barNow(_ verb: any Verb.Type, _ context: Context) -> Refusal? {
    do throws(Refusal) { return bar(verb, try admitted(context)) } catch { return error }
  }

  /// Why somebody may not speak a verb at all, whatever it is about; nothing if it is theirs.
  package func bar(_ verb: any Verb.Type, _ context: Context) -> Refusal? {
    guard verb.who.contains(context.role) else {
      return Refusal(
        "not yours to do", "\(verb.name) is for \(verb.who.words), and you are \(context.role.label)", who: verb.who)
    }
    // A trainee starts with looking on, and with calling for help; the rest is let to them verb by verb.
    guard context.role == .trainee, !verb.isForEveryTrainee, let member = member(context), !member.mayAlso(verb) else { return nil }
    return Refusal(
      "not allowed yet", "\(verb.name) is not yet among what \(member.name), a trainee, may do; a manager allows it under settings, people",
      who: .manager)
  }
}

extension StaffMember {
  /// The word that allows a trainee all that a trainee can be allowed.
  package static let everything = "all"

  func mayAlso(_ verb: any Verb.Type) -> Bool { allowed.contains(verb.name) || allowed.contains(Self.everything) }
}
