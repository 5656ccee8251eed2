extension Office {
  /// The room and the things that an appointment holds besides the provider: "room 3, Ms Ito, ECG cart"; empty if none.
  package func bookedWith(_ appointment: Appointment) -> String {
    let room: Room? = self[appointment.room]
    return ([room?.spoken] + appointment.needs.map { self[$0]?.name }).compactMap(\.self).joined(separator: ", ")
  }
}
