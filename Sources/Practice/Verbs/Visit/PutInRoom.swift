/// Puts a patient in a room.
package struct PutInRoom: Verb {
  package static let name = "room"
  package static let sentence = "puts a patient in a room"
  package static let who: [StaffRole] = .deskAndClinic
  package static let movesOnly = true

  package var visit = VisitID.unnumbered
  package var room = RoomID.unnumbered
  /// True when it is right that two patients are in one room: a parent and child, a shared visit.
  package var share = false
  /// The visit as it was seen.
  package var was = Datum.fields([:])

  package init() {}

  package static let fields: [Field<PutInRoom>] = [
    Field("visit", \.visit, optional: false), Field("room", \.room, optional: false), Field("share", \.share, "the room may be shared"),
    Field("was", \.was, "the fields of the visit as they were seen"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let visit = try draft.get(visit)
    let room = try draft.get(room)
    try draft.office.mustBeAsSeen(visit, was, only: ["state", "room"], of: visit.reference)
    if draft.office[visit.type]?.telehealth == true {
      throw Refusal("telehealth", "a telehealth visit needs no room", wayPast: "with provider, when they join")
    }
    if room.gone { throw Refusal("room not in use", "room \(room.name) is not in use") }
    if visit.state == .arrived { throw Refusal("not checked in", "the patient is not checked in", wayPast: "check in") }
    if visit.state == .roomed, visit.room == room.id, visit.place == .here {
      throw Refusal("there already", "the patient is in room \(room.name) already", with: visit.reference)
    }
    let other = draft.office.occupants(of: room.id, on: visit.day).first { $0.id != visit.id }
    if let other {
      let name = draft.office[other.patient]?.name.listed ?? "someone"
      try draft.unless(
        share,
        Refusal(
          "room taken", "room \(room.name) has \(name) in it, \(other.state.label)", wayPast: "share, if both belong there",
          who: [.frontDesk, .clinician, .manager], with: other.reference))
    }
    try draft.move(visit.id, to: .roomed, room: room.id, from: [.ready, .called, .roomed, .withProvider])
    if other != nil { try draft.edit(visit.id) { $0.sharesRoom = true } }
  }
}

extension Office {
  /// Who is in a room now. Someone out at the lab keeps the room.
  package func occupant(of room: RoomID, on day: Day) -> Visit? { occupants(of: room, on: day).first }

  func occupants(of room: RoomID, on day: Day) -> [Visit] { visitsHere(on: day).filter { $0.room == room && $0.state.isInRoom } }

  /// Rooms in use that nobody is in.
  package func freeRooms(on day: Day) -> [Room] {
    let taken = Set(visitsHere(on: day).filter(\.state.isInRoom).map(\.room))
    return rooms.sorted.filter { !$0.gone && !taken.contains($0.id) }
  }
}

extension Visit.State {
  var isInRoom: Bool { self == .roomed || self == .withProvider }
}
