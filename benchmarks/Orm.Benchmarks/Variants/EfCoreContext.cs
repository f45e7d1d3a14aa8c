using Microsoft.EntityFrameworkCore;

namespace Orm.Benchmarks.Variants;

/// <summary>The model of <see cref="EfCoreVariant"/>.</summary>
public sealed class EfCoreContext(DbContextOptions<EfCoreContext> options) : DbContext(options)
{
    public DbSet<PersonRow> People => Set<PersonRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<PersonRow>(person =>
    {
        person.ToTable("people");
        person.Property(p => p.Id).HasColumnName("id");
        person.Property(p => p.Name).HasColumnName("name");
        person.Property(p => p.Email).HasColumnName("email");
        person.Property(p => p.Age).HasColumnName("age");
        person.Property(p => p.Score).HasColumnName("score");
    });
}
