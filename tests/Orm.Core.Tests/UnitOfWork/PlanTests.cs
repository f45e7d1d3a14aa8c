using Orm.Core.Tests.Contract;
using Orm.Mapping;
using Orm.UnitOfWork;

namespace Orm.Core.Tests.UnitOfWork;

public class PlanTests
{
    private readonly ChangeTracker _tracker = new();

    [Fact]
    public void Inserts_go_parents_first_with_links_last()
    {
        var post = new Post { Title = "Notes", Content = "…", Author = NewUser("Ada") };
        post.Tags.Add(new Tag { Name = "history" });
        _tracker.Add(post);

        Assert.Equal(
            """
            insert tags (name) returning id: 1 row
            insert users (name, email, manager_id) returning id, created: 1 row
            insert posts (title, content, author_id) returning id, created: 1 row
            link post_tags (post_id, tag_id): 1 row
            """,
            Plan());
    }

    [Fact]
    public void Rows_of_a_self_reference_are_inserted_in_levels()
    {
        var boss = NewUser("boss");
        var middle = NewUser("middle");
        var worker = NewUser("worker");
        var other = NewUser("other");
        worker.Manager = middle;
        middle.Manager = boss;
        foreach (User user in new[] { worker, other, middle, boss })
            _tracker.Add(user);

        Assert.Equal(
            """
            insert users (name, email, manager_id) returning id, created: 2 rows
            insert users (name, email, manager_id) returning id, created: 1 row
            insert users (name, email, manager_id) returning id, created: 1 row
            """,
            Plan());
    }

    [Fact]
    public void A_row_that_gives_up_a_unique_value_refers_to_new_rows_by_an_update_after_their_insert()
    {
        User first = Rows.User(_tracker, 1);
        User second = NewUser("second");
        second.Email = first.Email;
        first.Email = "other@example.com";
        first.Manager = second;
        _tracker.Add(second);

        Assert.Equal(
            """
            update users set email where id: 1 row
            insert users (name, email, manager_id) returning id, created: 1 row
            update users set manager_id where id: 1 row
            """,
            Plan());
    }

    [Fact]
    public void A_cycle_of_inserts_is_broken_at_a_nullable_key_by_a_second_update()
    {
        var left = NewUser("left");
        var right = NewUser("right");
        left.Manager = right;
        right.Manager = left;
        _tracker.Add(left);
        _tracker.Add(right);

        Assert.Equal(
            """
            insert users (name, email) returning id, created: 1 row
            insert users (name, email, manager_id) returning id, created: 1 row
            update users set manager_id where id: 1 row
            """,
            Plan());
    }

    [Fact]
    public void A_row_that_refers_to_itself_is_updated_after_its_insert()
    {
        var self = NewUser("self");
        self.Manager = self;
        _tracker.Add(self);

        Assert.Equal(
            """
            insert users (name, email) returning id, created: 1 row
            update users set manager_id where id: 1 row
            """,
            Plan());
    }

    [Fact]
    public void Updates_write_changed_columns_only_and_group_by_them()
    {
        User[] users = [Stored(1), Stored(2), Stored(3)];
        users[0].Name = "x";
        users[1].Name = "y";
        users[2].Name = "z";
        users[2].Email = "z@example.com";

        Assert.Equal(
            """
            update users set name where id: 2 rows
            update users set name, email where id: 1 row
            """,
            Plan());
    }

    [Fact]
    public void Deletes_go_children_first()
    {
        User ada = Stored(1);
        Post post = StoredPost(1, ada);
        _tracker.Remove(ada);
        Assert.Equal(EntityState.Persistent, ((IEntity)post).Tracking.State);
        _tracker.Remove(post);

        Assert.Equal("unlink post_tags where post_id: 1 row\ndelete posts where id: 1 row\ndelete users where id: 1 row", Plan());
    }

    [Fact]
    public void Deletes_within_a_self_reference_go_children_first_and_cycles_are_cleared()
    {
        User boss = Stored(1);
        User worker = Stored(2, manager: 1);
        _tracker.Remove(boss);
        _tracker.Remove(worker);
        Assert.Equal("delete users where id: 1 row\ndelete users where id: 1 row", Plan());

        User left = Stored(3, manager: 4);
        User right = Stored(4, manager: 3);
        _tracker.Remove(left);
        _tracker.Remove(right);
        Assert.Equal(
            """
            clear users manager_id where id: 1 row
            delete users where id: 1 row
            delete users where id: 1 row
            delete users where id: 1 row
            delete users where id: 1 row
            """,
            Plan());
    }

    [Fact]
    public void A_unique_value_given_up_by_a_deleted_row_is_free_before_another_row_takes_it()
    {
        User old = Stored(1);
        _tracker.Remove(old);
        _tracker.Add(NewUser("user1"));

        Assert.Equal(
            """
            delete users where id: 1 row
            insert users (name, email, manager_id) returning id, created: 1 row
            """,
            Plan());
    }

    [Fact]
    public void A_unique_value_moves_along_a_chain_of_updates_from_its_end()
    {
        User first = Stored(1);
        User second = Stored(2);
        first.Email = "user2@example.com";
        second.Email = "user3@example.com";
        _tracker.Add(NewUser("user1"));

        Assert.Equal(
            """
            update users set email where id: 1 row
            update users set email where id: 1 row
            insert users (name, email, manager_id) returning id, created: 1 row
            """,
            Plan());
    }

    [Fact]
    public void Swapping_unique_values_that_accept_no_null_is_refused_with_the_way_out()
    {
        User first = Stored(1);
        User second = Stored(2);
        (first.Email, second.Email) = (second.Email, first.Email);

        OrmException error = Assert.Throws<OrmException>(() => Plan());
        Assert.Equal("User cannot be flushed: they exchange values of a unique constraint that accepts no null, so none can be updated first. Flush once with a value in between.", error.Message);
    }

    [Fact]
    public void Association_rows_are_written_as_differences_once_for_both_sides()
    {
        User ada = Stored(1);
        Post post = StoredPost(1, ada);
        Tag kept = StoredTag(1);
        Tag gone = StoredTag(2);
        post.Tags.Remove(gone);
        kept.Posts.Add(post);
        post.Tags.Add(kept);

        Assert.Equal("unlink post_tags where post_id, tag_id: 1 row\nlink post_tags (post_id, tag_id): 1 row", Plan());

        post.Tags.Add(gone);
        kept.Posts.Remove(post);
        Assert.Equal("", Plan());
    }

    [Fact]
    public void Values_are_checked_before_any_statement()
    {
        _tracker.Add(new User { Name = "x" });
        OrmException error = Assert.ThrowsAny<OrmException>(() => _tracker.PlanFlush());
        Assert.Equal("User.Email is null, but its column users.email takes no null. Assign it before the flush.", error.Message);
    }

    [Fact]
    public void A_required_reference_that_nobody_set_is_refused()
    {
        _tracker.Add(new Post { Title = "t", Content = "c" });
        Assert.StartsWith("Post.Author is required, but this Post has none.", Assert.Throws<OrmException>(() => Plan()).Message, StringComparison.Ordinal);
    }

    private static User NewUser(string name) => new() { Name = name, Email = name + "@example.com" };

    private string Plan()
    {
        FlushPlan plan = FlushPlanner.Plan(_tracker.CollectChanges());
        return plan.ToString();
    }

    private User Stored(int id, int? manager = null) => Rows.User(_tracker, id, manager);

    private Post StoredPost(int id, User author) => Rows.Post(_tracker, id, author.Id);

    private Tag StoredTag(int id) => Rows.Tag(_tracker, id);
}
