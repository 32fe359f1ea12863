using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.People;

/// <summary>Who is signed in, and under which appointment.</summary>
public sealed record SignedIn(Guid PersonId, Guid AppointmentId, string City, string Name, string Title, string Organ, string DivisionPath, IReadOnlyList<Duty> Duties)
{
    public Actor Actor => new(City, PersonId, AppointmentId, Name);
    public DataScope Scope => DataScope.Of(City, DivisionPath);
    public bool May(string right) => Rights.Allows(right, Duties);
}

/// <summary>Reads about people.</summary>
public sealed class PeopleQueries(AppDb db, Today today)
{
    /// <summary>The signed-in state under an appointment, if it is in force today and the person's account is not closed.</summary>
    public async Task<SignedIn?> UnderAsync(Guid appointmentId, CancellationToken cancel)
    {
        var row = await (from appointment in db.Set<Appointment>().AsNoTracking()
                         where appointment.Id == appointmentId && !db.Set<Account>().Any(a => a.PersonId == appointment.PersonId && a.IsClosed)
                         join person in db.Set<Person>() on appointment.PersonId equals person.Id
                         join organ in db.Set<Organ>() on appointment.OrganId equals organ.Id
                         select new { appointment, person.Name, Organ = organ.Name }).FirstOrDefaultAsync(cancel);
        if (row is null || !row.appointment.IsInForce(today.Date)) return null;
        var a = row.appointment;
        return new(a.PersonId, a.Id, a.City, row.Name, a.Title, row.Organ, a.DivisionPath, a.Duties);
    }

    /// <summary>The appointments that a person may choose among today.</summary>
    public async Task<IReadOnlyList<Guid>> AppointmentsOfAsync(Guid personId, CancellationToken cancel)
    {
        var on = today.Date;
        return await db.Set<Appointment>().AsNoTracking()
            .Where(a => a.PersonId == personId && a.From <= on && (a.Through == null || a.Through >= on))
            .OrderBy(a => a.From).ThenBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel);
    }

    /// <summary>The organ of an appointment of this city.</summary>
    public async Task<Guid?> OrganOfAsync(Guid appointmentId, CancellationToken cancel) =>
        await db.Set<Appointment>().Where(a => a.Id == appointmentId).Select(a => (Guid?)a.OrganId).FirstOrDefaultAsync(cancel);
}
