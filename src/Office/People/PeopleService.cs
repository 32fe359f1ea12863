using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.People;

/// <summary>A new account with its person and first appointment.</summary>
public sealed record NewPerson(string SignInName, string Password, string Name, Guid OrganId, string DivisionPath, string Title, IReadOnlyList<Duty> Duties, DateOnly From, Dimension? Dimension = null);

/// <summary>Every write about people, and signing in.</summary>
public sealed class PeopleService(AppDb db, TimeProvider time, Today today)
{
    const int AttemptsBeforeLock = 5;
    static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    // 账号不存在时也算一次哈希，答得一样慢，猜不出有没有这个人
    static readonly string Nobody = Passwords.Hash("没有这个人");

    /// <summary>Checks name and password. Five wrong passwords lock the account for fifteen minutes.</summary>
    /// <returns>The first appointment in force, or the reason of refusal in Chinese.</returns>
    public async Task<(Guid? Appointment, string? Refusal)> SignInAsync(string name, string password, CancellationToken cancel)
    {
        // 同一个账号一次只验一个密码：并着猜，次数照样数得准
        await db.LockAsync($"account:{name}", cancel);
        var answer = await CheckAsync(name, password, cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return answer;
    }

    async Task<(Guid? Appointment, string? Refusal)> CheckAsync(string name, string password, CancellationToken cancel)
    {
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.SignInName == name, cancel);
        var now = time.UtcNow();
        if (account?.LockedUntil > now) return (null, $"密码连错 {AttemptsBeforeLock} 次，账号锁到 {TimeZoneInfo.ConvertTimeBySystemTimeZoneId(account.LockedUntil.Value, "Asia/Shanghai"):HH:mm}，到时自动解开。");
        var fits = Passwords.Fits(password, account?.PasswordHash ?? Nobody);
        if (account is null || account.IsClosed) return (null, "账号或密码不对。");
        var actor = new Actor(account.City, account.PersonId, null, account.SignInName);
        if (!fits)
        {
            account.FailedAttempts++;
            if (account.FailedAttempts >= AttemptsBeforeLock) (account.LockedUntil, account.FailedAttempts) = (now + Lock, 0);
            db.Record(actor, "people.sign-in-refused", new("account", account.Id), now, new { account.SignInName, locked = account.LockedUntil is not null });
            await db.SaveChangesAsync(cancel);
            return (null, "账号或密码不对。");
        }
        if (await new PeopleQueries(db, today).AppointmentsOfAsync(account.PersonId, cancel) is not [var appointment, ..])
            return (null, "这个账号今天没有有效的任职，请找系统管理员。");
        (account.FailedAttempts, account.LockedUntil) = (0, null);
        db.Record(actor with { AppointmentId = appointment }, "people.sign-in", new("account", account.Id), now, new { account.SignInName });
        await db.SaveChangesAsync(cancel);
        return (appointment, null);
    }

    public async Task<Organ> AddOrganAsync(Actor actor, string name, string divisionPath, Guid? legalAuthority, CancellationToken cancel)
    {
        var organ = new Organ { City = actor.City, Name = name, DivisionPath = divisionPath, LegalAuthorityId = legalAuthority };
        db.Add(organ);
        db.Record(actor, "people.add-organ", new("organ", organ.Id, divisionPath), time.UtcNow(), new { name, legalAuthority });
        await db.SaveChangesAsync(cancel);
        return organ;
    }

    public async Task<Guid> AddPersonAsync(Actor actor, NewPerson added, CancellationToken cancel)
    {
        var person = new Person { City = actor.City, Name = added.Name };
        var appointment = new Appointment
        {
            City = actor.City, PersonId = person.Id, OrganId = added.OrganId, DivisionPath = added.DivisionPath, Title = added.Title,
            Duties = added.Duties, Dimension = added.Dimension, From = added.From,
        };
        db.AddRange(person, appointment, new Account { City = actor.City, SignInName = added.SignInName, PasswordHash = Passwords.Hash(added.Password), PersonId = person.Id });
        db.Record(actor, "people.appoint", new("appointment", appointment.Id, added.DivisionPath), time.UtcNow(),
            new { person = person.Id, organ = added.OrganId, added.Title, duties = added.Duties, added.From });
        await db.SaveChangesAsync(cancel);
        return appointment.Id;
    }
}
