// Most classes are named as their tables are: what no attribute names keeps its CLR name.
[assembly: Orm.OrmNaming(Orm.NamingStyle.Unchanged)]
